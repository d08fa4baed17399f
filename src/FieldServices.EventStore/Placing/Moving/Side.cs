using System.Data;
using System.Globalization;
using Npgsql;

namespace FieldServices.EventStore.Placing.Moving;

/// <summary>A transaction on one side of a move.</summary>
internal sealed class Side : IAsyncDisposable
{
    // COPY takes no parameters: it reads them from settings of the transaction. Text must look the same on both sides to have the same digest.
    private const string Settings =
        """
        select set_config('fieldservices.tenant', $1, true), set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO', true),
          set_config('IntervalStyle', 'postgres', true), set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)
        """;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private Side(NpgsqlConnection connection, NpgsqlTransaction transaction) => (this.connection, this.transaction) = (connection, transaction);

    /// <summary>Begins a transaction; a snapshot sees one moment of the database throughout.</summary>
    public static async Task<Side> BeginAsync(Place place, TenantId tenant, bool snapshot, CancellationToken cancellationToken)
    {
        var connection = await place.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(snapshot ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, cancellationToken);
            var side = new Side(connection, transaction);
            await side.ExecuteAsync(Settings, [tenant.ToString()], cancellationToken);
            return side;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins a transaction that may write the tenant's copy.</summary>
    /// <exception cref="MoveFailedException">The tenant's log grows there: it is no copy.</exception>
    public static async Task<Side> BeginCopyAsync(Place place, TenantId tenant, CancellationToken cancellationToken)
    {
        var side = await BeginAsync(place, tenant, snapshot: false, cancellationToken);
        // Invariant: nobody writes a copy into a log that grows: the row is locked until the copy is committed, and opening needs it.
        // Held by: MoveContract.A_mover_that_lost_the_race_leaves_the_live_log_alone
        await side.ExecuteAsync(
            "insert into eventstore.tenant_heads (tenant_id, position, recorded_at, closed_at) values ($1, 0, clock_timestamp(), 0) on conflict do nothing",
            [tenant.Value], cancellationToken);
        if (await side.ScalarAsync<bool>("select closed_at is not null from eventstore.tenant_heads where tenant_id = $1 for update", [tenant.Value], cancellationToken))
            return side;
        await side.DisposeAsync();
        throw new MoveFailedException($"The log of tenant {tenant} grows in '{place}' already. Look again where the tenant is.");
    }

    public NpgsqlCommand Command(string sql, params IReadOnlyList<object> values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    public async Task<int> ExecuteAsync(string sql, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<T> ScalarAsync<T>(string sql, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Sends rows of a table to the other side as they are.</summary>
    /// <param name="table">The table.</param>
    /// <param name="to">Where the rows go.</param>
    /// <param name="condition">Which of the tenant's rows; it takes its values from settings.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="cancellationToken">Stops it; the transaction over there is then lost.</param>
    public async Task SendAsync(
        TenantTable table, Side to, string condition, IReadOnlyDictionary<string, object> settings, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in settings)
            await ExecuteAsync("select set_config('fieldservices.' || $1, $2, true)", [name, Convert.ToString(value, CultureInfo.InvariantCulture)!], cancellationToken);
        var rows = $"select {table.Columns} from {table.Name} where tenant_id = current_setting('fieldservices.tenant')::uuid and {condition}";
        await using var input = await connection.BeginRawBinaryCopyAsync($"copy ({rows}) to stdout (format binary)", cancellationToken);
        await using var output = await to.connection.BeginRawBinaryCopyAsync($"copy {table.Name} ({table.Columns}) from stdin (format binary)", cancellationToken);
        try
        {
            await input.CopyToAsync(output, cancellationToken);
        }
        catch
        {
            await output.CancelAsync();
            throw;
        }
    }

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
