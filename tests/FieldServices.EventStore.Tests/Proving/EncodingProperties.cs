using System.Text;
using FieldServices.EventStore.Proving;
using FieldServices.EventStore.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace FieldServices.EventStore.Tests.Proving;

/// <summary>The two implementations of an event's hash, in SQL and in C#, against each other.</summary>
public sealed class EncodingProperties(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private const string InSql =
        """
        select eventstore.event_hash($1, $2, $3, $4, $5, $6, $7, $8,
          '2000-01-01T00:00Z'::timestamptz + $9 * interval '1 microsecond', '2000-01-01T00:00Z'::timestamptz + $10 * interval '1 microsecond',
          $11, $12, $13, $14, $15, $16)
        """;

    private static readonly Gen<string> Texts = Gen.Elements(
        "", "a", "emergency", "dispatcher/key:1", "\u00e9", "\u4e2d\u6587", "\ud83d\ude92", "\u0001", "\"", "line\nline", new string('x', 300));

    private static readonly Gen<byte[]> Bodies = Gen.OneOf(
        Texts.Select(t => Encoding.UTF8.GetBytes("{\"a\":\"" + t + "\"}")), Gen.Choose(0, 5_000).Select(n => Encoding.UTF8.GetBytes(new string('\u00e9', n))));

    private static readonly Gen<Guid> Ids = Gen.Choose(0, byte.MaxValue).ArrayOf(16).Select(b => new Guid([.. b.Select(n => (byte)n)]));

    private static readonly Gen<Digest> Hashes = Gen.Choose(0, byte.MaxValue).ArrayOf(Digest.Size).Select(b => new Digest([.. b.Select(n => (byte)n)]));

    private static readonly Gen<long> Numbers = Gen.OneOf(Gen.Choose(1, 300).Select(n => (long)n), Gen.Choose(1, int.MaxValue).Select(n => (long)n << 16));

    // Years 1970 to 2100 or so, before 2000 too.
    private static readonly Gen<long> Times = Gen.Choose(-900_000_000, int.MaxValue).SelectMany(s => Gen.Choose(0, 999_999), (s, us) => (s * 1_000_000L) + us);

    private static readonly Gen<(StoredEntry Event, Digest Previous)> Events =
        from ids in Ids.ArrayOf(5)
        from numbers in Numbers.ArrayOf(2)
        from times in Times.ArrayOf(2)
        from texts in Texts.ArrayOf(4)
        from version in Gen.Choose(1, short.MaxValue)
        from body in Bodies
        from previous in Hashes
        select (new StoredEntry(
            new TenantId(ids[0]), new StreamId(texts[0], ids[1]), numbers[0], numbers[1], texts[1], (short)version, times[0], times[1],
            texts[2], texts[3], ids[2], ids[3], ids[4], body, default), previous);

    [Fact]
    public void Both_implementations_always_agree() =>
        Prop.ForAll(Events.ToArbitrary(), e => InSqlAsync(e.Event, e.Previous).GetAwaiter().GetResult() == EventDigest.Of(e.Event, e.Previous))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private async Task<Digest> InSqlAsync(StoredEntry e, Digest previous)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(InSql, connection);
        object[] values =
        [
            previous.ToArray(), e.Tenant.Value, e.Stream.Id, e.CommandId, e.CorrelationId, e.CausationId, e.Position, e.Version, e.RecordedAt, e.EffectiveAt,
            e.NameVersion, e.Stream.Type, e.Name, e.Actor, e.Command, Encoding.UTF8.GetString(e.Body.Span),
        ];
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return new Digest((byte[])(await command.ExecuteScalarAsync())!);
    }
}
