using System.Globalization;
using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>
/// The board of a company with a long past, written straight into its tables: each emergency has seven versions, of which six are
/// superseded, a hundred emergencies are under way at any time, and one of fifty stays open.
/// </summary>
/// <param name="table">The board's tables.</param>
/// <param name="rows">How many superseded rows.</param>
internal sealed class PastEmergencies(ViewTable table, int rows)
{
    private const int Versions = 7;
    private const int AtOnce = 100;

    public Guid Tenant { get; } = Guid.CreateVersion7();

    /// <summary>The last position.</summary>
    public long Head => (long)rows / (Versions - 1) / AtOnce * AtOnce * Versions;

    /// <summary>A position after so much of the log, in the middle of what is under way.</summary>
    public long PositionAt(double part) => part >= 1 ? Head : (long)(Head * part) / (AtOnce * Versions) * AtOnce * Versions + (AtOnce * Versions / 2);

    /// <summary>The key of an emergency that was reported when so much of the log was written.</summary>
    public Guid KeyOf(double part) => new($"01890a5d-0000-7000-8000-{(long)(Head / Versions * part):x12}");

    public async Task WriteAsync(NpgsqlDataSource database)
    {
        await InsertAsync(database, table.Name, HistoryTable.From, PositionOf("v"), "v = 7");
        await InsertAsync(database, table.History.Name, $"{HistoryTable.From}, {HistoryTable.To}", $"{PositionOf("v")}, {PositionOf("(v + 1)")}", "v < 7");
        // As the projection has them after folding a log of this length in pages of 1,000.
        await ExecuteAsync(
            database,
            $"""
            with checkpoint as (insert into eventstore.checkpoints (view, tenant_id, position, writes, latest_writes) values ($2, $1, {Head}, 1, 1))
            insert into eventstore.latest_times (view, tenant_id, column_name, position, latest)
            select $2, $1, 'reported_at', least((part + 1) * 1000 - 1, {Head}), max(max(reported_at)) over (order by part)
            from (select from_position / 1000 as part, reported_at from {table.History.Name} where tenant_id = $1) r group by part
            """,
            table.View.Table);
        await using var analyze = database.CreateCommand($"vacuum analyze {table.Name}, {table.History.Name}");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
    }

    private async Task InsertAsync(NpgsqlDataSource database, string name, string positions, string values, string which)
    {
        await ExecuteAsync(
            database,
            $"""
            insert into {name} (tenant_id, {positions}, {string.Join(", ", table.Columns.Select(c => c.Name))})
            select $1, {values}, {string.Join(", ", table.Columns.Select(ValueOf))}
            from generate_series(0, {Head / Versions - 1}) k cross join generate_series(1, {Versions}) v where {which}
            """);
    }

    private async Task ExecuteAsync(NpgsqlDataSource database, string sql, params object[] more)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = Tenant });
        foreach (var value in more)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    private static string PositionOf(string version) => $"k / {AtOnce} * {AtOnce * Versions} + ({version} - 1) * {AtOnce} + k % {AtOnce} + 1";

    // Ids grow with time, as those of the server do.
    private string ValueOf(ViewColumn column) =>
        column == table.Key ? "('01890a5d-0000-7000-8000-' || lpad(to_hex(k), 12, '0'))::uuid"
        : column.Property == "Status" ? "(array['reported', 'acknowledged', 'dispatching', 'dispatched', 'en-route', 'on-site', case k % 50 when 0 then 'reopened' else 'closed' end])[v]"
        : column.Property == "Reference" ? "'E-' || k"
        : column.Property == "Borough" ? "'borough ' || k % 33"
        : column.Property == "ContractorId" ? "md5((k % 300)::text)::uuid"
        : column.IsNullable ? "null"
        : column.Type switch
        {
            { IsArray: true } => "'{}'",
            { Sql: "text" } when column.ClrType.IsEnum => $"'{EnumText.All(column.ClrType)[0]}'",
            { Sql: "text" } => "'Water comes through the kitchen ceiling'",
            { Sql: "timestamptz" } => "timestamptz '2020-01-01' + k * interval '3 minutes'",
            { Sql: "boolean" } => "false",
            { Sql: "uuid" } => "md5(k::text)::uuid",
            { Sql: "bigint" or "integer" or "double precision" or "numeric" } => string.Create(CultureInfo.InvariantCulture, $"{1}"),
            var other => throw new NotSupportedException($"{column.Name} is {other.Sql}."),
        };
}
