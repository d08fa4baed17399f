using FieldServices.Workflows.Stepping;

namespace FieldServices.Workflows.Sending;

/// <summary>The door through which commands of workflows go in; the host's own, with the same rules as for everybody else.</summary>
public interface ICommandGate
{
    /// <summary>
    /// Has a command decided. May be called again with the same command after a crash or a lost connection; it must then give the
    /// first outcome and have no second effect.
    /// </summary>
    /// <returns>Accepted or rejected.</returns>
    /// <exception cref="UndeliverableException">It can never be decided as it is; it becomes a dead letter at once.</exception>
    Task<CommandOutcome> SendAsync(OutgoingCommand command, CancellationToken cancellationToken);
}
