using FieldServices.EventStore.Reading;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Appending;

/// <summary>Composes the statements that append several items of one tenant in one round trip.</summary>
internal static class FlushBatch
{
    private const string Start =
        "insert into eventstore.tenant_heads (tenant_id, position, recorded_at) values ($1, 0, clock_timestamp()) on conflict do nothing";

    private const string Lock = "select from eventstore.tenant_heads where tenant_id = $1 for no key update";

    private static readonly string Template = EmbeddedSql.Read("Appending.flush.sql");
    private static readonly FlushTexts Hashed = new(Template.WithoutLines("not hashed"));
    private static readonly FlushTexts NotHashed = new(Template.WithoutLines("hashed"));

    /// <summary>Fills a batch; the result of the items is its only result with columns.</summary>
    /// <param name="batch">An empty batch.</param>
    /// <param name="items">At least one; all of one tenant, each with a stream and a command of its own.</param>
    /// <param name="firstOfTenant">True when the tenant's head row may be missing.</param>
    /// <param name="hashes">True to write the hashes of events.</param>
    public static void Fill(NpgsqlBatch batch, IReadOnlyList<EncodedAppend> items, bool firstOfTenant, bool hashes)
    {
        var tenant = items[0].Append.Tenant.Value;
        if (firstOfTenant)
            batch.BatchCommands.Add(new(Start) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = tenant } } });
        batch.BatchCommands.Add(new(Lock) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = tenant } } });
        var claims = items.Any(i => i.Append.Claims.Count + i.Append.Releases.Count > 0);
        var flush = new NpgsqlBatchCommand((hashes ? Hashed : NotHashed).For(items.Count == 1, claims, items.All(i => i.Bodies.Length == 1)));
        flush.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant });
        AddItems(flush.Parameters, items);
        AddEvents(flush.Parameters, items);
        if (claims)
            ClaimParameters.Add(flush.Parameters, items);
        batch.BatchCommands.Add(flush);
    }

    private static void AddItems(NpgsqlParameterCollection parameters, IReadOnlyList<EncodedAppend> items)
    {
        parameters.Add(Of(items, i => i.Append.Stream.Type));
        parameters.Add(Of(items, i => i.Append.Stream.Id));
        parameters.Add(Of(items, i => i.Append.Expected.Value));
        parameters.Add(Of(items, i => i.Bodies.Length));
        parameters.Add(Of(items, i => i.Append.EffectiveAt.ToUniversalTime()));
        parameters.Add(Of(items, i => i.Append.Origin.Actor.ToString()));
        parameters.Add(Of(items, i => i.Append.Origin.Command));
        parameters.Add(Of(items, i => i.Append.Origin.CommandId));
        parameters.Add(Of(items, i => EnvelopeColumns.Stored(i.Append.Origin.CorrelationId, i.Append.Origin.CommandId)));
        parameters.Add(Of(items, i => EnvelopeColumns.Stored(i.Append.Origin.CausationId, i.Append.Origin.CommandId)));
        parameters.Add(Of(items, i => i.Append.Outcome?.Fingerprint, NpgsqlDbType.Bytea));
        parameters.Add(Of(items, i => i.Append.Outcome?.Answer, NpgsqlDbType.Json));
    }

    private static void AddEvents(NpgsqlParameterCollection parameters, IReadOnlyList<EncodedAppend> items)
    {
        var count = items.Sum(i => i.Bodies.Length);
        var (owners, places, names, versions, bodies) = (new int[count], new int[count], new string[count], new short[count], new byte[count][]);
        var next = 0;
        for (var item = 0; item < items.Count; item++)
        {
            for (var place = 0; place < items[item].Bodies.Length; place++, next++)
            {
                (owners[next], places[next]) = (item + 1, place + 1);
                names[next] = items[item].Types[place].Name;
                versions[next] = (short)items[item].Types[place].Version;
                bodies[next] = items[item].Bodies[place];
            }
        }
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = owners });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = places });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
        parameters.Add(new NpgsqlParameter<short[]> { TypedValue = versions });
        parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = bodies, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json });
    }

    private static NpgsqlParameter<T[]> Of<T>(IReadOnlyList<EncodedAppend> items, Func<EncodedAppend, T> value, NpgsqlDbType? element = null)
    {
        var values = new T[items.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(items[i]);
        var parameter = new NpgsqlParameter<T[]> { TypedValue = values };
        if (element is { } type)
            parameter.NpgsqlDbType = NpgsqlDbType.Array | type;
        return parameter;
    }
}
