using FieldServices.Api.Messaging;
using FieldServices.EventStore;
using FieldServices.Workflows;
using FieldServices.Workflows.Controlling;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Workflows;

/// <summary>
/// Everything of a tenant that waits for somebody to decide: commands, messages and inputs in one list. Every door decides here, so
/// that each decision is recorded with its actor in the same way.
/// </summary>
public sealed class DeadLetters(EventLog log, PlacedWorkflows workflows, MessagingParts messages)
{
    /// <summary>The oldest dead letters.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="kind">Only these; null for all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(TenantId tenant, DeadLetterKind? kind, int most, CancellationToken cancellationToken)
    {
        var letters = new List<DeadLetter>();
        if (kind is null or DeadLetterKind.Command)
            letters.AddRange((await (await workflows.OfAsync(tenant, cancellationToken)).Report.DeadCommandsAsync(tenant, most, cancellationToken)).Select(DeadLetter.Of));
        if (kind is null or DeadLetterKind.Message)
            letters.AddRange((await (await messages.LettersOfAsync(tenant, cancellationToken)).ListAsync(tenant, most, cancellationToken: cancellationToken)).Select(DeadLetter.Of));
        if (kind is null or DeadLetterKind.Input)
            letters.AddRange((await (await workflows.OfAsync(tenant, cancellationToken)).Report.DeadInputsAsync(tenant, most, cancellationToken)).Select(DeadLetter.Of));
        return [.. letters.OrderBy(l => l.Since).ThenBy(l => l.Id).Take(most)];
    }

    /// <summary>One dead letter; otherwise whether it is known to have been settled, or not known at all.</summary>
    public async Task<(DeadLetter? Letter, Decided Otherwise)> FindAsync(TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        if (await (await workflows.OfAsync(tenant, cancellationToken)).Report.FindDeadInputAsync(tenant, id, cancellationToken) is { } input)
            return (DeadLetter.Of(input), default);
        if (await (await workflows.OfAsync(tenant, cancellationToken)).Report.FindCommandAsync(tenant, id, cancellationToken) is { } command)
            return command.DeadAt is null ? (null, Decided.Settled) : (DeadLetter.Of(command), default);
        if (await (await messages.LettersOfAsync(tenant, cancellationToken)).FindAsync(tenant, id, cancellationToken) is { } message)
            return message.State == MessageState.Dead ? (DeadLetter.Of(message), default) : (null, Decided.Settled);
        var settled = await log.FindOutcomeAsync(tenant, id, cancellationToken) is not null
            || await log.FindOutcomeAsync(tenant, WorkflowControl.SettlementOf(tenant, id), cancellationToken) is not null;
        return (null, settled ? Decided.Settled : Decided.Unknown);
    }

    /// <summary>Has it tried again as it is.</summary>
    public async Task<Decided> RetryAsync(TenantId tenant, DeadLetter letter, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter.Kind switch
        {
            DeadLetterKind.Command => Said(await (await workflows.OfAsync(tenant, cancellationToken)).Control.RetryCommandAsync(tenant, letter.Id, null, actor, cancellationToken)),
            DeadLetterKind.Message => Sent(await (await messages.LettersOfAsync(tenant, cancellationToken)).RetryAsync(tenant, letter.Id, actor, cancellationToken)),
            _ => Said(await (await workflows.OfAsync(tenant, cancellationToken)).Control.RetryAsync(tenant, InstanceOf(letter), actor, cancellationToken)),
        };
    }

    /// <summary>Changes what it says, and has it tried again.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="letter">A command or a message.</param>
    /// <param name="edit">What fits its kind, validated.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Decided> EditAsync(TenantId tenant, DeadLetter letter, DeadLetterEdit edit, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return edit switch
        {
            DeadLetterEdit.Body body => Said(await (await workflows.OfAsync(tenant, cancellationToken)).Control.RetryCommandAsync(tenant, letter.Id, body.Json, actor, cancellationToken)),
            DeadLetterEdit.Parts m => Sent(await (await messages.LettersOfAsync(tenant, cancellationToken)).EditAsync(tenant, letter.Id, actor, m.Channel, m.Recipient, m.Data, cancellationToken)),
            _ => throw new InvalidOperationException("An edit is of a command or of a message."),
        };
    }

    /// <summary>Lets it be, with a reason.</summary>
    public async Task<Decided> DiscardAsync(TenantId tenant, DeadLetter letter, string reason, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter.Kind switch
        {
            DeadLetterKind.Command => Said(await (await workflows.OfAsync(tenant, cancellationToken)).Control.DiscardCommandAsync(tenant, letter.Id, reason, actor, cancellationToken)),
            DeadLetterKind.Message => Said(await (await messages.LettersOfAsync(tenant, cancellationToken)).DiscardAsync(tenant, letter.Id, actor, reason, cancellationToken)),
            _ => Said(await (await workflows.OfAsync(tenant, cancellationToken)).Control.DiscardInputAsync(tenant, letter.Id, reason, actor, cancellationToken)),
        };
    }

    /// <summary>The answer of the library in our words.</summary>
    public static Decided Said(bool? done) => done switch
    {
        true => Decided.Done,
        false => Decided.ParkedAgain,
        null => Decided.Settled,
    };

    private static Decided Said(bool done) => done ? Decided.Done : Decided.Settled;

    private static InstanceId InstanceOf(DeadLetter letter) => new(letter.Instance.Type, letter.Instance.Id);

    private Decided Sent(bool done)
    {
        messages.Signal();
        return Said(done);
    }
}
