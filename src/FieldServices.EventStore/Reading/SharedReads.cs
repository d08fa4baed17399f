using System.Diagnostics.CodeAnalysis;

namespace FieldServices.EventStore.Reading;

/// <summary>
/// Lets callers who read at the same time share statements. Whoever comes while few are running reads at once; the others gather in the next
/// one. Safe for any number of concurrent callers.
/// </summary>
/// <typeparam name="TKey">What is asked for.</typeparam>
/// <typeparam name="TValue">What is answered.</typeparam>
/// <param name="read">Reads many keys with one statement; keys without an answer are left out.</param>
/// <param name="mostAtOnce">So many statements run at the same time.</param>
public sealed class SharedReads<TKey, TValue>(Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> read, int mostAtOnce)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private Round? next;
    private int running;

    /// <summary>
    /// What the callers of one statement ask for. Invariant: nobody joins a round that has begun, because its statement may not see what
    /// committed since. Held by: ViewStampsTests.Whoever_asks_after_a_commit_sees_it.
    /// </summary>
    private sealed class Round
    {
        public HashSet<TKey> Keys { get; } = [];

        public TaskCompletionSource<IReadOnlyDictionary<TKey, TValue>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The answers to these keys, and to what others asked at the same time, by a statement that begins after this call.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the statement goes on for the others.</exception>
    public async ValueTask<IReadOnlyDictionary<TKey, TValue>> ReadAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var round = Join(keys, out var mine);
        if (mine)
            await RunAsync(round);
        return await round.Answer.Task.WaitAsync(cancellationToken);
    }

    private Round Join(IReadOnlyList<TKey> keys, out bool mine)
    {
        lock (gate)
        {
            mine = running < mostAtOnce;
            var round = mine ? new Round() : next ??= new Round();
            for (var i = 0; i < keys.Count; i++)
                round.Keys.Add(keys[i]);
            running += mine ? 1 : 0;
            return round;
        }
    }

    // Never throws: what goes wrong is told to those who asked.
    [SuppressMessage("Design", "CA1031", Justification = "It is handed on to the callers.")]
    private async Task RunAsync(Round round)
    {
        try
        {
            round.Answer.SetResult(await read(round.Keys));
        }
        catch (Exception e)
        {
            round.Answer.SetException(e);
        }
        Round? following;
        lock (gate)
        {
            (following, next) = (next, null);
            running -= following is null ? 1 : 0;
        }
        if (following is not null)
            _ = Task.Run(() => RunAsync(following));
    }
}
