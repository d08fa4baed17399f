using FieldServices.EventStore.Reading;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Appending;

/// <summary>Writes what most transactions carry, one event of one append, with a statement made for it (<c>append-one.sql</c>).</summary>
internal static class SingleAppend
{
    private static readonly string[] Marks = ["exact", "new", "any", "outcome", "hashed", "not hashed"];
    private static readonly string Template = EmbeddedSql.Read("Appending.append-one.sql");

    private static readonly Variants Hashed = new("hashed");
    private static readonly Variants NotHashed = new("not hashed");

    /// <summary>True when the statement can carry these items.</summary>
    public static bool Fits(IReadOnlyList<EncodedAppend> items) =>
        items is [{ Bodies.Length: 1, Append: { Claims.Count: 0, Releases.Count: 0 } }];

    /// <summary>Writes an item in a transaction of its own.</summary>
    /// <param name="connection">An open connection, in no transaction.</param>
    /// <param name="item">The append.</param>
    /// <param name="hashes">True to write the hash of the event.</param>
    /// <param name="cancellationToken">Gives up; the outcome is then unknown.</param>
    /// <returns>Where it stands; null when nothing was written, and the general statement must find out why.</returns>
    public static async Task<Appended?> TryWriteAsync(NpgsqlConnection connection, EncodedAppend item, bool hashes, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(TextFor(item.Append, hashes), connection);
        AddParameters(command.Parameters, item);
        await command.PrepareAsync(cancellationToken);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var appended = await reader.ReadAsync(cancellationToken)
                ? new Appended(reader.GetInt64(0), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2))
                : null;
            // The commit is in the last answer of the server: without reading to the end, nothing is known to be durable.
            await reader.NextResultAsync(cancellationToken);
            return appended;
        }
        catch (PostgresException e) when (WasRace(e))
        {
            return null;
        }
    }

    // Class 23: a constraint; 40: a deadlock or a stricter isolation. The server has rolled everything back.
    private static bool WasRace(PostgresException e) =>
        e.SqlState.StartsWith("23", StringComparison.Ordinal) || e.SqlState.StartsWith("40", StringComparison.Ordinal);

    private static string TextFor(Append append, bool hashes)
    {
        var variants = hashes ? Hashed : NotHashed;
        var (plain, withOutcome) = append.Expected == ExpectedVersion.New ? variants.New : append.Expected == ExpectedVersion.Any ? variants.Any : variants.Exact;
        return append.Outcome is null ? plain : withOutcome;
    }

    private static void AddParameters(NpgsqlParameterCollection parameters, EncodedAppend item)
    {
        var (append, type) = (item.Append, item.Types[0]);
        var origin = append.Origin;
        Add(parameters, append.Tenant.Value);
        Add(parameters, append.Stream.Type);
        Add(parameters, append.Stream.Id);
        Add(parameters, append.Expected.Value);
        Add(parameters, append.EffectiveAt.ToUniversalTime());
        Add(parameters, origin.Actor.ToString());
        Add(parameters, origin.Command);
        Add(parameters, origin.CommandId);
        Add(parameters, EnvelopeColumns.Stored(origin.CorrelationId, origin.CommandId), NpgsqlDbType.Uuid);
        Add(parameters, EnvelopeColumns.Stored(origin.CausationId, origin.CommandId), NpgsqlDbType.Uuid);
        Add(parameters, type.Name);
        Add(parameters, (short)type.Version);
        Add(parameters, item.Bodies[0], NpgsqlDbType.Json);
        if (append.Outcome is not { } outcome)
            return;
        Add(parameters, outcome.Fingerprint);
        Add(parameters, outcome.Answer, NpgsqlDbType.Json);
    }

    private static void Add<T>(NpgsqlParameterCollection parameters, T value, NpgsqlDbType? type = null)
    {
        var parameter = new NpgsqlParameter<T> { TypedValue = value };
        if (type is { } known)
            parameter.NpgsqlDbType = known;
        parameters.Add(parameter);
    }

    private sealed class Variants(string hashes)
    {
        public (string Plain, string WithOutcome) Exact { get; } = Of("exact", hashes);

        public (string Plain, string WithOutcome) New { get; } = Of("new", hashes);

        public (string Plain, string WithOutcome) Any { get; } = Of("any", hashes);

        // The lines without a mark, and those with only these.
        private static (string Plain, string WithOutcome) Of(params string[] marks) =>
            (Template.WithoutLines(Marks.Except(marks)), Template.WithoutLines(Marks.Except([.. marks, "outcome"])));
    }
}
