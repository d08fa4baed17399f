using Npgsql;

namespace FieldServices.EventStore.Placing;

/// <summary>Keeps a tenant where it is for the length of a transaction that writes something of its own and appends nothing.</summary>
public static class TenantHold
{
    /// <summary>Takes it: until the transaction ends the tenant does not leave the database; appends go on.</summary>
    /// <param name="transaction">The transaction, in the database where the tenant is taken to be; see <see cref="Places.WriteAsync"/>.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TenantMovedException">It is not there.</exception>
    public static async Task TakeAsync(NpgsqlTransaction transaction, TenantId tenant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await using var command = new NpgsqlCommand(
            "select closed_at is null from eventstore.tenant_heads where tenant_id = $1 for key share", transaction.Connection, transaction)
        {
            Parameters = { new() { Value = tenant.Value } },
        };
        if (await command.ExecuteScalarAsync(cancellationToken) is false)
            throw new TenantMovedException(tenant);
    }
}
