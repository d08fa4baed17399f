using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>Whatever was answered to a key is answered to it again, by every node.</summary>
internal static class Repetitions
{
    public static IEnumerable<string> Differences(TenantEvidence evidence)
    {
        foreach (var command in evidence.Commands)
        {
            if (command.Replies.FirstOrDefault(r => r.Kind == ReplyKind.Odd) is { } odd)
                yield return $"{command.Name} {command.CommandId} was answered with {odd.Status} {odd.Code}";
            if (command.Settled is { } first && command.Replies.FirstOrDefault(r => r.Kind != ReplyKind.Later && !Same(first, r)) is { } other)
                yield return $"{command.Name} {command.CommandId} was answered with {Words(first)} and later with {Words(other)}";
        }
    }

    // A mismatch is judged anew each time and tells the version of that moment.
    private static bool Same(Reply one, Reply other) => one.Status == other.Status
        && (one.Kind == ReplyKind.Mismatched || (one.Code == other.Code && one.Fingerprint == other.Fingerprint));

    private static string Words(Reply reply) => reply.Kind == ReplyKind.Accepted
        ? $"{reply.Status}, version {reply.Version}, position {reply.Position}"
        : $"{reply.Status} {reply.Code}";
}
