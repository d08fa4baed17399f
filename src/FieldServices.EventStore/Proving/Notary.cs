using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Proving;

/// <summary>
/// Signs checkpoints of the logs of all tenants in the background. It believes nothing that it has not read: before it signs, it reads what
/// was added, follows the chain of each stream, and finds the last checkpoint's root again. Safe to run on any number of nodes, which take
/// turns tenant by tenant; one that dies leaves nothing half done.
/// </summary>
/// <param name="places">The databases.</param>
/// <param name="signer">The key.</param>
/// <param name="options">How to sign.</param>
/// <param name="time">The clock of the pauses.</param>
public sealed class Notary(Places places, NoteSigner signer, NotaryOptions options, TimeProvider time)
{
    private const string Grown =
        """
        select h.tenant_id from eventstore.tenant_heads h left join eventstore.trees t on t.tenant_id = h.tenant_id
        where h.position > coalesce(t.size, 0) and h.closed_at is null and (coalesce(t.size, 0) = 0 or not $1) order by h.tenant_id
        """;

    private readonly ConcurrentDictionary<Place, (DateTimeOffset Since, string Reason)> failing = new();

    /// <summary>Since when and why nothing can be signed in some database, by its name; empty when all is well.</summary>
    public IReadOnlyDictionary<string, (DateTimeOffset Since, string Reason)> Failing => failing.ToDictionary(f => f.Key.Name, f => f.Value);

    /// <summary>The name of a tenant's log, as it stands in the first line of its checkpoints.</summary>
    /// <param name="name">The name of the key.</param>
    /// <param name="tenant">The tenant.</param>
    public static string OriginOf(string name, TenantId tenant) => $"{name}/{tenant}";

    /// <summary>Signs what has grown, again and again, until cancelled; a log without a checkpoint gets its first one sooner.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (long? last = null; !cancellationToken.IsCancellationRequested;)
        {
            var due = last is not { } at || time.GetElapsedTime(at) >= options.Every;
            last = due ? time.GetTimestamp() : last;
            foreach (var place in places.All)
                await SignAllAsync(place, onlyFirst: !due, cancellationToken);
            await Task.Delay(options.First < options.Every ? options.First : options.Every, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Signs a tenant's log up to where its head is when the last stretch begins.</summary>
    /// <returns>The size of the last checkpoint that was signed now; null when nothing has grown, another node is at it, or it was refused.</returns>
    public async Task<long?> SignAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        await SignAsync(await places.OfAsync(tenant, cancellationToken), tenant, cancellationToken);

    // A log that grows all the time is left to the next turn as soon as its rest fits into one checkpoint.
    private async Task<long?> SignAsync(Place place, TenantId tenant, CancellationToken cancellationToken)
    {
        long? signed = null;
        for (var more = true; more;)
        {
            var pass = await PassAsync(place, tenant, cancellationToken);
            (signed, more) = (pass?.Size ?? signed, pass is { IsLast: false });
        }
        return signed;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever keeps one pass from being made must not keep the others.")]
    private async Task SignAllAsync(Place place, bool onlyFirst, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var tenant in await GrownAsync(place, onlyFirst, cancellationToken))
                await SignAsync(place, tenant, cancellationToken);
            failing.TryRemove(place, out _);
        }
        catch (Exception e)
        {
            if (cancellationToken.IsCancellationRequested)
                return;
            failing.AddOrUpdate(place, _ => (time.GetUtcNow(), e.Message), (_, known) => known with { Reason = e.Message });
            options.OnError(e);
        }
    }

    private static async Task<List<TenantId>> GrownAsync(Place place, bool onlyFirst, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand(Grown);
        command.Parameters.Add(new() { Value = onlyFirst });
        var tenants = new List<TenantId>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            tenants.Add(new TenantId(reader.GetGuid(0)));
        return tenants;
    }

    private async Task<(long Size, bool IsLast)?> PassAsync(Place place, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var connection = await place.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await NotaryPass.BeginAsync(connection, tenant, signer, options, cancellationToken) is not { } pass)
            return null;
        try
        {
            await pass.ReadAsync(cancellationToken);
        }
        catch (UnprovenException e)
        {
            await pass.RefuseAsync(e.Message, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            options.OnRefused(tenant, e.Message);
            return null;
        }
        var size = await pass.WriteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (size, pass.IsLast);
    }
}
