using System.Globalization;
using FieldServices.Workflows.Stepping;
using Npgsql;

namespace FieldServices.Workflows.Controlling;

/// <summary>How rows are read for people.</summary>
internal static class ControlRows
{
    public const string Summary = "workflow, instance_id, definition, version, status, started_at, updated_at";
    public const string Command =
        "command_id, workflow, instance_id, key, name, stream_id, body, attempts, error, created_at, dead_at, correlation_id, causation_id, idempotency_key";
    public const string Waiting = "input_id, workflow, instance_id, input, since, attempts, error";

    public static InstanceSummary ReadSummary(NpgsqlDataReader reader) => new(
        new InstanceId(reader.GetString(0), reader.GetGuid(1)), reader.GetInt32(2), reader.GetInt64(3), InstanceTable.Status(reader.GetString(4)),
        reader.GetFieldValue<DateTimeOffset>(5), reader.GetFieldValue<DateTimeOffset>(6));

    public static PendingTimer ReadTimer(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), Text(reader, 2), Text(reader, 3));

    public static PendingCommand ReadCommand(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), new InstanceId(reader.GetString(1), reader.GetGuid(2)), reader.GetString(3), reader.GetString(4),
        reader.IsDBNull(5) ? null : reader.GetGuid(5), reader.GetString(6), reader.GetInt32(7), Text(reader, 8),
        reader.GetFieldValue<DateTimeOffset>(9), reader.IsDBNull(10) ? null : reader.GetFieldValue<DateTimeOffset>(10))
    {
        CorrelationId = reader.GetGuid(11),
        CausationId = reader.GetGuid(12),
        Step = StepOf(reader.GetString(13)),
    };

    public static WaitingInput ReadWaiting(NpgsqlDataReader reader)
    {
        var input = StoredInput.Read(reader.GetString(3));
        return new WaitingInput(
            reader.GetGuid(0), new InstanceId(reader.GetString(1), reader.GetGuid(2)), input.Kind, input.Key ?? $"{input.Position}",
            reader.GetFieldValue<DateTimeOffset>(4), reader.GetInt32(5), Text(reader, 6))
        {
            CorrelationId = input.Correlation,
            CausationId = input.Causation,
        };
    }

    // The key is made by the step: the instance, the version before it, the place among its outputs.
    private static long StepOf(string idempotencyKey) => long.Parse(idempotencyKey.Split('/')[2], CultureInfo.InvariantCulture) + 1;

    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        NpgsqlDataSource database, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object?[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
