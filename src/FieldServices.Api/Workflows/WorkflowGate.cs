using System.Security.Cryptography;
using FieldServices.Api.Commands;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.Workflows;
using FieldServices.Workflows.Sending;
using FieldServices.Workflows.Stepping;

namespace FieldServices.Api.Workflows;

/// <summary>Brings the commands of workflows to the one door, with the same validation and rules as everybody else's.</summary>
public sealed class WorkflowGate(CommandHandler handler, IReadOnlyList<Module> modules) : ICommandGate
{
    private readonly Dictionary<string, (Module Module, Command Command)> commands =
        modules.SelectMany(m => m.Commands.Select(c => (m, c))).ToDictionary(c => c.c.FullName);

    /// <summary>Every command that a workflow may send.</summary>
    public static IEnumerable<CommandType> CommandsOf(IEnumerable<Module> modules) =>
        modules.SelectMany(m => m.Commands).Select(c => new CommandType(c.FullName, c.ClrType, () => c.Json));

    public async Task<CommandOutcome> SendAsync(OutgoingCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!commands.TryGetValue(command.Name, out var known))
            throw new UndeliverableException($"There is no command '{command.Name}'.");
        var (body, problem) = CommandReader.Read(command.Body, known.Command, sealedAllowed: true);
        if (body is null)
            throw new UndeliverableException(problem!.Errors is { Count: > 0 } errors ? $"Its body is not valid: {string.Join(", ", errors.Select(e => e.Pointer))}." : problem.Title);
        var request = new CommandRequest(
            command.Tenant, new Actor("workflow", command.From.Workflow), known.Module, known.Command, body, command.StreamId, command.IdempotencyKey,
            SHA256.HashData(command.Body), ExpectedVersion: null, EffectiveAt: null, command.Origin.CorrelationId) { CausationId = command.Origin.CommandId };
        return OutcomeOf(known.Module, await handler.HandleAsync(request, cancellationToken));
    }

    private static CommandOutcome OutcomeOf(Module module, CommandResult result) => result switch
    {
        CommandResult.Accepted accepted => new CommandOutcome.Accepted(accepted.Stream, accepted.Version),
        CommandResult.Rejected rejected => new CommandOutcome.Rejected(rejected.Reason),
        CommandResult.NotFound => new CommandOutcome.Rejected(new Rejection($"{module.Subject}.not-found", $"There is no such {module.Subject}.")),
        CommandResult.Archived archived => new CommandOutcome.Rejected(new Rejection("stream-archived", $"The {archived.Stream.Type} is archived and does not change.")),
        CommandResult.KeyReused => throw new UndeliverableException("Its identity was used for another body before; discard it."),
        // In flight on this node, or too much going on: the same command comes again.
        _ => throw new TimeoutException($"The command was not decided: {result.GetType().Name}."),
    };
}
