using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>The table of outcomes says what the senders were told.</summary>
internal static class RememberedOutcomes
{
    public static IEnumerable<string> Differences(TenantEvidence evidence) =>
        from command in evidence.Commands
        where command.Settled is not null
        let difference = Difference(command.Settled!, evidence.Outcomes.GetValueOrDefault(command.CommandId))
        where difference is not null
        select $"{command.Name} {command.CommandId}: {difference}";

    private static string? Difference(Reply told, StoredOutcome? stored) => (told.Kind, stored) switch
    {
        (ReplyKind.Accepted, { Version: { } version, Position: { } position }) when
            version == told.Version && position == told.Position && stored.Events.SequenceEqual(told.Events)
            && stored.Stream.EndsWith(told.Id.ToString(), StringComparison.Ordinal) => null,
        (ReplyKind.Rejected, { Version: null, Position: null, Events.Count: 0 }) when stored.Code == told.Code => null,
        (ReplyKind.Mismatched or ReplyKind.Odd, null) => null,
        (_, null) => $"{told.Status} {told.Code} was answered, but nothing is remembered",
        _ => $"{told.Status} {told.Code} was answered for version {told.Version} and position {told.Position}, "
            + $"but version {stored.Version}, position {stored.Position} and code '{stored.Code}' are remembered",
    };
}
