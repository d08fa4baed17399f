using FieldServices.Api.Hosting;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Transport;
using Npgsql;

namespace FieldServices.Api.Reads.Answers;

/// <summary>
/// Keeps answers that follow from rows of views alone, up to a number of bytes, forgetting the least recently asked. Each time it asks
/// the database whether the views are still in the states in which they were before the answer was read; then to read again would answer the same.
/// Callers with the same question and the same states share one execution. Nothing that shows opened personal data, the past or the log is kept.
/// </summary>
internal sealed class KeptAnswers(Platform platform, long mostBytes) : IKeptAnswers
{
    private const int LargestQuestion = 8 << 10;
    private const int LargestAnswer = 1 << 20;

    private readonly ViewStamps stamps = new(platform.Places);
    private readonly View[] all = [.. platform.Tables.Select(t => t.View)];
    private readonly AskedBefore asked = new();
    private readonly Lock gate = new();
    private readonly Dictionary<AnswerKey, LinkedListNode<KeptAnswer>> entries = [];
    private readonly LinkedList<KeptAnswer> recent = new();
    private long bytes;

    public async ValueTask<AnswerTurn> TakeTurnAsync(ReadOnlyMemory<byte> body, object? context, CancellationToken cancellation)
    {
        if (body.Length > LargestQuestion || context is not ReadContext question)
            return AnswerTurn.None;
        // A replica may lag behind the states that the primary tells.
        if ((await platform.Places.OfAsync(question.Caller.Tenant, cancellation)).Replica is not null)
            return AnswerTurn.None;
        var key = new AnswerKey(question.Caller, platform.Tiers.TierOf(question.Caller.Tier), body);
        if (Find(key) is not { IsOther: false } entry)
            return AnswerTurn.None;
        var views = entry.Views ?? all;
        try
        {
            var seen = await stamps.ReadAsync(question.Caller.Tenant, views, cancellation);
            return question.Position is { } needed && seen.Any(s => s.Position < needed) ? AnswerTurn.None : await TurnAsync(entry, question, views, seen, cancellation);
        }
        catch (NpgsqlException)
        {
            // Whoever runs the question tells what is wrong.
            return AnswerTurn.None;
        }
    }

    /// <summary>Keeps an answer with the states of its views before it was read.</summary>
    public void Keep(KeptAnswer entry, IReadOnlyList<View> views, IReadOnlyList<ViewStamp> seen, byte[] answer) =>
        Change(entry, () => (entry.Views, entry.Stamps, entry.Answer) =
            (entry.Views is { } same && same.SequenceEqual(views) ? same : views, seen, answer.Length <= LargestAnswer ? answer : null));

    /// <summary>The answer followed from other views than the one before: which ones is found out anew.</summary>
    public void Forget(KeptAnswer entry) => Change(entry, () => (entry.Views, entry.Answer) = (null, null));

    /// <summary>Remembers that the answer is not to be kept.</summary>
    public void KeepNone(KeptAnswer entry) => Change(entry, () => (entry.IsOther, entry.Answer) = (true, null));

    /// <summary>The lead has its answer, or has none.</summary>
    public void End(KeptAnswer entry, AnswerLead lead)
    {
        lock (gate)
            entry.Lead = entry.Lead == lead ? null : entry.Lead;
    }

    private async ValueTask<AnswerTurn> TurnAsync(KeptAnswer entry, ReadContext question, IReadOnlyList<View> views, IReadOnlyList<ViewStamp> seen, CancellationToken cancellation)
    {
        AnswerLead? lead;
        lock (gate)
        {
            if (entry.Answer is { } kept && ReferenceEquals(entry.Views, views) && seen.SequenceEqual(entry.Stamps))
                return new AnswerTurn(kept);
            lead = entry.Lead is { } other && other.SawThe(views, seen) ? other : null;
            if (lead is null)
                return entry.Lead = new AnswerLead(this, entry, question, views, seen);
        }
        return await lead.Found.WaitAsync(cancellation) is { } found ? new AnswerTurn(found) : AnswerTurn.None;
    }

    private KeptAnswer? Find(AnswerKey key)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var found))
            {
                if (!ReferenceEquals(recent.First, found))
                {
                    recent.Remove(found);
                    recent.AddFirst(found);
                }
                return found.Value;
            }
            if (!asked.Notes(key.GetHashCode()))
                return null;
            var entry = new KeptAnswer(key);
            entries.Add(key, recent.AddFirst(entry));
            bytes += entry.Bytes;
            Shrink();
            return entry;
        }
    }

    private void Change(KeptAnswer entry, Action change)
    {
        lock (gate)
        {
            var before = entry.Bytes;
            change();
            if (!entries.TryGetValue(entry.Key, out var known) || known.Value != entry)
                return;
            bytes += entry.Bytes - before;
            Shrink();
        }
    }

    private void Shrink()
    {
        while (bytes > mostBytes && recent.Last is { } oldest)
        {
            entries.Remove(oldest.Value.Key);
            recent.RemoveLast();
            bytes -= oldest.Value.Bytes;
        }
    }
}
