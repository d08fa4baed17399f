using FieldServices.Api.Security;
using FieldServices.GraphQL.Execution;
using Npgsql;

namespace FieldServices.Api.Live;

/// <summary>
/// Looks after the keys of those who listen, all of them with one statement, and ends whoever may not listen any more: a stream lives
/// longer than the look at a key that opened it.
/// </summary>
public sealed class KeyWatch(KeyTable keys, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly HashSet<WatchedKey> watched = [];
    private readonly CancellationTokenSource ended = new();
    private Task? loop;

    /// <summary>How many are watched now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return watched.Count;
        }
    }

    /// <summary>Watches the key of a caller until the answer is disposed of.</summary>
    public WatchedKey Watch(Caller caller)
    {
        var one = new WatchedKey(caller, Forget);
        lock (gate)
        {
            watched.Add(one);
            loop ??= Task.Run(RunAsync);
        }
        return one;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        if (loop is { } running)
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.Dispose();
    }

    private void Forget(WatchedKey one)
    {
        lock (gate)
            watched.Remove(one);
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(ended.Token))
        {
            WatchedKey[] all;
            lock (gate)
                all = [.. watched];
            if (all.Length == 0)
                continue;
            try
            {
                var stored = (await keys.CurrentAsync([.. all.Select(w => w.Caller.KeyId).Distinct()], ended.Token)).ToDictionary(k => k.Id);
                foreach (var one in all)
                {
                    if (ReasonToEnd(one.Caller, stored.GetValueOrDefault(one.Caller.KeyId)) is { } reason)
                        one.End(reason);
                }
            }
            catch (NpgsqlException)
            {
                // Nobody is let go because the database does not answer; it is asked again.
            }
        }
    }

    private GraphQLFieldException? ReasonToEnd(Caller caller, StoredKey? key) =>
        key is null || !key.IsUsableAt(time.GetUtcNow())
            ? new GraphQLFieldException("The API key was revoked or has expired. Connect again with another one.", "UNAUTHENTICATED")
            : key.Role != caller.Role
                ? new GraphQLFieldException("The role of the API key has changed. Connect again.", "FORBIDDEN")
                : null;
}
