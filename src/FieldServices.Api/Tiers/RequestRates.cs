using System.Collections.Concurrent;
using Npgsql;

namespace FieldServices.Api.Tiers;

/// <summary>
/// Counts the requests of each key in each minute. A node decides from what it has counted itself and what the others have told, which it
/// hears every second; so several nodes together let through at most what arrives at them within a second too much, and no request waits for the
/// database. Safe for concurrent requests.
/// </summary>
public sealed class RequestRates(NpgsqlDataSource database, TimeProvider time)
{
    public const int WindowSeconds = 60;

    // In the order of the keys, so that nodes do not wait for each other crosswise.
    private const string Tell =
        """
        insert into api.request_counts as c (key_id, minute, requests)
        select k, $2, n from unnest($1::text[], $3::int[]) u (k, n) order by k
        on conflict (key_id, minute) do update set requests = c.requests + excluded.requests returning key_id, requests
        """;

    private readonly ConcurrentDictionary<string, RequestWindow> windows = new(StringComparer.Ordinal);
    private long swept;

    /// <summary>Counts a request of a key, unless it has made as many as it may.</summary>
    public RateVerdict Take(string key, int limit)
    {
        var (minute, seconds) = Now();
        var left = windows.GetOrAdd(key, static _ => new RequestWindow()).Take(minute, limit);
        return new RateVerdict(left >= 0, Math.Max(0, left), WindowSeconds - seconds);
    }

    /// <summary>Tells the other nodes what was counted here since the last time, and hears of theirs. Does nothing when nothing was.</summary>
    /// <exception cref="NpgsqlException">The database does not answer; the counts are told the next time.</exception>
    public async Task ShareAsync(CancellationToken cancellationToken)
    {
        var minute = Now().Minute;
        var untold = windows.Select(w => (w.Key, Window: w.Value, Count: w.Value.Untold(minute))).Where(w => w.Count > 0).ToDictionary(w => w.Key);
        if (untold.Count > 0)
            await TellAsync(minute, untold, cancellationToken);
        if (minute > swept)
            await SweepAsync(minute, cancellationToken);
    }

    private async Task TellAsync(long minute, Dictionary<string, (string Key, RequestWindow Window, int Count)> untold, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Tell);
        command.Parameters.Add(new() { Value = untold.Keys.ToArray() });
        command.Parameters.Add(new() { Value = minute });
        command.Parameters.Add(new() { Value = untold.Values.Select(u => u.Count).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (_, window, count) = untold[reader.GetString(0)];
            window.Told(minute, count, reader.GetInt32(1));
        }
    }

    private async Task SweepAsync(long minute, CancellationToken cancellationToken)
    {
        foreach (var (key, window) in windows)
        {
            if (window.Minute < minute)
                windows.TryRemove(KeyValuePair.Create(key, window));
        }
        await using var command = database.CreateCommand("delete from api.request_counts where minute < $1");
        command.Parameters.Add(new() { Value = minute - 1 });
        await command.ExecuteNonQueryAsync(cancellationToken);
        swept = minute;
    }

    private (long Minute, int Seconds) Now()
    {
        var (minute, second) = Math.DivRem(time.GetUtcNow().ToUnixTimeSeconds(), WindowSeconds);
        return (minute, (int)second);
    }
}
