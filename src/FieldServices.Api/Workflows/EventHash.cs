using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FieldServices.EventStore;
using FieldServices.EventStore.Sealing;
using FieldServices.Workflows.Recorded;

namespace FieldServices.Api.Workflows;

/// <summary>
/// One number for everything that happened to a tenant, so that two runs of a script can be compared. It covers kinds of streams,
/// versions, names, effective times, commands and bodies. Ids differ from run to run, so each counts as the number of its first
/// appearance; what follows from a command or step is put behind it, because on a busy machine it may be recorded a little later.
/// </summary>
public static partial class EventHash
{
    /// <summary>Reads the whole log of the tenant.</summary>
    /// <returns>The position of the last event, and SHA-256 in hexadecimal.</returns>
    public static Task<(long Position, string Hash)> OfAsync(EventLog log, TenantId tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        return OfAsync(log.ReadLogAsync(tenant, 0, int.MaxValue, null, cancellationToken), log.Personal);
    }

    /// <summary>The same of events in the order of the log.</summary>
    public static async Task<(long Position, string Hash)> OfAsync(IAsyncEnumerable<Envelope> events, PersonalData? personal = null)
    {
        long position = 0;
        var decisions = new Dictionary<Guid, Decision>();
        await foreach (var envelope in events)
        {
            position = envelope.Position;
            if (!decisions.TryGetValue(envelope.Origin.CommandId, out var decision))
                decisions[envelope.Origin.CommandId] = decision = new Decision(envelope.Origin.CausationId, envelope.EffectiveAt);
            decision.Lines.Add(LineOf(envelope, await BodyOfAsync(envelope, personal)));
        }
        return (position, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Numbered(InOrder(decisions))))));
    }

    private static string LineOf(Envelope e, string body) => string.Create(
        CultureInfo.InvariantCulture,
        $"{e.Stream} {e.Version} {e.Type.Current} {e.EffectiveAt.UtcDateTime:O} {e.Origin.Command} {e.Origin.CommandId} {body}");

    // What was sealed is another text each time.
    private static async ValueTask<string> BodyOfAsync(Envelope e, PersonalData? personal) => e.Type.Current.SubjectOf is null || personal is null
        ? JsonSerializer.Serialize(Placeless(e.Event), e.Type.Json)
        : (await personal.OpenAsync(e.Tenant, JsonSerializer.SerializeToNode(e.Event, e.Type.Json)))!.ToJsonString();

    // Which position an event got depends on what else was being recorded at that moment.
    private static object Placeless(object @event) => @event is WorkflowStepped step ? step with { Input = step.Input with { Position = null } } : @event;

    // What came from outside is in the order of the log; what followed from it, in an order that only depends on what it says.
    private static IEnumerable<string> InOrder(Dictionary<Guid, Decision> decisions)
    {
        var causes = decisions.ToLookup(d => d.Value.Cause != d.Key && decisions.ContainsKey(d.Value.Cause) ? d.Value.Cause : Guid.Empty);
        var waiting = new Stack<KeyValuePair<Guid, Decision>>(causes[Guid.Empty].Reverse());
        while (waiting.TryPop(out var next))
        {
            foreach (var line in next.Value.Lines)
                yield return line;
            foreach (var follower in causes[next.Key].OrderByDescending(d => d.Value.At).ThenByDescending(d => Id().Replace(d.Value.Lines[0], ""), StringComparer.Ordinal))
                waiting.Push(follower);
        }
    }

    private static string Numbered(IEnumerable<string> lines)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return Id().Replace(string.Join('\n', lines), id =>
        {
            if (!numbers.TryGetValue(id.Value, out var number))
                numbers[id.Value] = number = numbers.Count + 1;
            return string.Create(CultureInfo.InvariantCulture, $"#{number}");
        });
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    /// <summary>A command or a step, with what was recorded because of it.</summary>
    private sealed record Decision(Guid Cause, DateTimeOffset At)
    {
        public List<string> Lines { get; } = [];
    }
}
