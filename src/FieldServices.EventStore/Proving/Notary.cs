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
        where h.position > coalesce(t.size, 0) and h.closed_at is null order by h.tenant_id
        """;

    /// <summary>The name of a tenant's log, as it stands in the first line of its checkpoints.</summary>
    /// <param name="name">The name of the key.</param>
    /// <param name="tenant">The tenant.</param>
    public static string OriginOf(string name, TenantId tenant) => $"{name}/{tenant}";

    /// <summary>Signs what has grown, again and again, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var place in places.All)
                await SignAllAsync(place, cancellationToken);
            await Task.Delay(options.Every, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Signs a tenant's log up to its head.</summary>
    /// <returns>The size of the last checkpoint that was signed now; null when nothing has grown, another node is at it, or it was refused.</returns>
    public async Task<long?> SignAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        long? signed = null;
        while (await PassAsync(await places.OfAsync(tenant, cancellationToken), tenant, cancellationToken) is { } size)
            signed = size;
        return signed;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever keeps one pass from being made must not keep the others.")]
    private async Task SignAllAsync(Place place, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var tenant in await GrownAsync(place, cancellationToken))
            {
                while (await PassAsync(place, tenant, cancellationToken) is not null)
                {
                }
            }
        }
        catch (Exception e)
        {
            if (!cancellationToken.IsCancellationRequested)
                options.OnError(e);
        }
    }

    private static async Task<List<TenantId>> GrownAsync(Place place, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand(Grown);
        var tenants = new List<TenantId>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            tenants.Add(new TenantId(reader.GetGuid(0)));
        return tenants;
    }

    private async Task<long?> PassAsync(Place place, TenantId tenant, CancellationToken cancellationToken)
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
        return size;
    }
}
