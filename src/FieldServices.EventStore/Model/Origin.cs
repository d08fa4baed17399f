namespace FieldServices.EventStore;

/// <summary>Why an event exists: the actor, the command and the chain of causes that led to it.</summary>
/// <param name="Actor">Who acted.</param>
/// <param name="Command">The name of the command that was decided, such as <c>order.ship</c>.</param>
/// <param name="CommandId">The identity of that command; all events of one command share it.</param>
/// <param name="CorrelationId">Shared by everything that one outside request set in motion.</param>
/// <param name="CausationId">The event or command that led to this command; its own id when it came from outside.</param>
public sealed record Origin(Actor Actor, string Command, Guid CommandId, Guid CorrelationId, Guid CausationId);
