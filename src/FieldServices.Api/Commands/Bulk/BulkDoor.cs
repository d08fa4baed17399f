using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;

namespace FieldServices.Api.Commands.Bulk;

/// <summary>
/// Sends one command to many things, each through the one door and each for itself: what the rules refuse for one does not touch the
/// others. The key of the request is the key of each, so whoever repeats it after a crash gets what was done told again and the rest done.
/// </summary>
public sealed class BulkDoor(CommandHandler handler, EventLog log)
{
    private readonly CommandsInFlight inFlight = new();

    /// <summary>Null when the key belongs to another request, or the same one is being worked on.</summary>
    internal async Task<(BulkSummary? Summary, CommandResult? Refusal, bool Repeated)> SendAsync(
        CommandRequest request, IReadOnlyList<(BulkItem Item, object Command)> items, CancellationToken cancellationToken)
    {
        using var mark = inFlight.TryEnter(IdOf(request));
        if (mark is null)
            return (null, new CommandResult.InFlight(), false);
        var repeated = !request.DryRun && await IsRepeatedAsync(request, cancellationToken);
        if (repeated && await log.FindOutcomeAsync(request.Tenant, IdOf(request), cancellationToken) is { } first && !first.Fingerprint.AsSpan().SequenceEqual(request.Fingerprint))
            return (null, new CommandResult.KeyReused(first.Command), false);
        var summary = new BulkSummary(request.Module.Subject);
        foreach (var (item, command) in items)
        {
            var one = request with { Body = command, StreamId = item.Id, ExpectedVersion = item.Version, Key = $"bulk:{request.Key}" };
            summary.Add(item.Id, await handler.HandleAsync(one, cancellationToken));
        }

        return (summary, null, repeated);
    }

    // The request is remembered before its first item, so that its key can never come to mean other items.
    private async Task<bool> IsRepeatedAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await log.RecordRejectionAsync(
                request.Tenant, request.StreamOf(Guid.Empty), request.OriginOf(IdOf(request)) with { Command = NameOf(request.Command) }, request.NoteFor(null)!, cancellationToken);
            return false;
        }
        catch (CommandRecordedException)
        {
            return true;
        }
    }

    private static Guid IdOf(CommandRequest request) => CommandIdentity.For(request.Tenant, NameOf(request.Command), null, request.Key!);

    private static string NameOf(Command command) => $"{command.FullName}.bulk";
}
