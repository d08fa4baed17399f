namespace FieldServices.EventStore.Projecting;

/// <summary>Why a view of a tenant does not move on: the database, not an event; a bad event parks its stream instead.</summary>
/// <param name="Error">The reason, without data of the events.</param>
/// <param name="Since">The first failure of this row of failures.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttempt">When it is tried again.</param>
public sealed record ProjectionFailure(string Error, DateTimeOffset Since, int Attempts, DateTimeOffset NextAttempt);
