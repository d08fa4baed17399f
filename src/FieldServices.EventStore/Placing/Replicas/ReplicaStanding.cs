namespace FieldServices.EventStore.Placing;

/// <summary>How a replica stood at a moment.</summary>
/// <param name="State">How it stood.</param>
/// <param name="Lag">How far it was behind its primary; null when that is not known.</param>
public sealed record ReplicaStanding(ReplicaState State, TimeSpan? Lag);
