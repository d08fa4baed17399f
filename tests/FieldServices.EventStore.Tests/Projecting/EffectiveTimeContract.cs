using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.EventStore.Views;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.EventStore.Tests.Projecting;

/// <summary>What was true at a time, by what was known at a position, is what a plain fold of just these facts says.</summary>
public sealed class EffectiveTimeContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly ProjectionOptions Quick = new() { PollInterval = TimeSpan.FromMilliseconds(20), ShortestParking = TimeSpan.FromHours(1) };

    private static readonly Gen<Fact> Facts =
        from stream in Gen.Choose(0, 1)
        from kind in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Constant(3)))
        from minute in Gen.Choose(0, 9)
        from back in Gen.Choose(0, 5)
        from amount in Gen.Choose(1, 9)
        select new Fact(stream, kind, minute, back, amount);

    public sealed record Fact(int Stream, int Kind, int Minute, int Back, int Amount);

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task Every_time_as_known_at_every_position_is_what_a_plain_fold_says(int pageSize)
    {
        var view = AccountViews.Truths($"truths_{pageSize}");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick with { PageSize = pageSize }, view);
        Prop.ForAll(Facts.NonEmptyListOf().ToArbitrary(), facts => HoldsAsync(node, view, [.. facts]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5).WithEndSize(22));
    }

    [Fact]
    public async Task A_rebuilt_timeline_equals_the_live_one()
    {
        var (view, tenant) = (AccountViews.Truths("rebuilt_truths"), Accounts.NewTenant());
        await using var node = await Node.StartAsync(database.ConnectionString, Quick with { PageSize = 3 }, view);
        await WriteAsync(node, tenant, Some(40));
        await node.CaughtUpAsync(view, tenant);
        await node.Runner.RebuildAsync("rebuilt_truths", new Progress<(long, long)>());
        await SameAsync(node, view, tenant);
        await WriteAsync(node, tenant, Some(5));
        await node.Runner.RestoreAsync("rebuilt_truths");
        await SameAsync(node, view, tenant);
    }

    [Fact]
    public async Task A_parked_stream_is_in_the_timeline_as_if_it_had_never_been_parked()
    {
        var (broken, tenant) = (true, Accounts.NewTenant());
        var view = AccountViews.Truths("parked_truths", before: e =>
        {
            if (Volatile.Read(ref broken) && e.Event is AccountEvent.Deposited { Amount: 9 })
                throw new FormatException("a bug in the fold");
        });
        await using var node = await Node.StartAsync(database.ConnectionString, Quick with { PageSize = 4 }, view);
        await WriteAsync(node, tenant, Some(40));
        await node.CaughtUpAsync(view, tenant);
        var control = new ProjectionControl(database.Source, Accounts.Catalog, node.Tables);
        var parked = (await control.ListParkedAsync()).Where(p => p.Tenant == tenant).ToList();
        Assert.NotEmpty(parked);
        Volatile.Write(ref broken, false);
        foreach (var stream in parked)
            Assert.True(await control.RetryAsync("parked_truths", tenant, stream.Stream));
        await SameAsync(node, view, tenant);
    }

    [Fact]
    public async Task Without_history_only_what_is_known_now_is_kept()
    {
        var (view, tenant) = (AccountViews.Truths("known_now").Keeps(PastRows.None), Accounts.NewTenant());
        await using var node = await Node.StartAsync(database.ConnectionString, Quick with { PageSize = 4 }, view);
        await WriteAsync(node, tenant, Some(40));
        await node.CaughtUpAsync(view, tenant);
        var log = await node.Log.AllAsync(tenant);
        for (var minute = -1; minute <= 10; minute++)
            Assert.Equal(Plain(view, log, log.Count, At(minute)), await node.RowsAsync(view, tenant, log.Count, At(minute)));
        Assert.Equal(0, await database.ScalarAsync<long>($"select count(*) from read.known_now_v1_timeline where tenant_id = $1 and known_to < {long.MaxValue}", tenant.Value));
    }

    private static async Task<bool> HoldsAsync(Node node, View<AccountRow> view, IReadOnlyList<Fact> facts)
    {
        var tenant = Accounts.NewTenant();
        await WriteAsync(node, tenant, facts);
        await SameAsync(node, view, tenant);
        return true;
    }

    private static async Task SameAsync(Node node, View<AccountRow> view, TenantId tenant)
    {
        await node.CaughtUpAsync(view, tenant);
        var log = await node.Log.AllAsync(tenant);
        for (var position = 0; position <= log.Count; position++)
        {
            for (var minute = -1; minute <= 10; minute++)
                Assert.Equal(Plain(view, log, position, At(minute)), await node.RowsAsync(view, tenant, position, At(minute)));
            Assert.Equal(Current(view, log, position), await node.RowsAsync(view, tenant, position));
        }
    }

    private static async Task WriteAsync(Node node, TenantId tenant, IReadOnlyList<Fact> facts)
    {
        var streams = new[] { Accounts.NewStream(), Accounts.NewStream() };
        var written = streams.ToDictionary(s => s, _ => new List<long>());
        foreach (var fact in facts)
        {
            var stream = streams[fact.Stream];
            var earlier = written[stream];
            var wrong = earlier.Count > 0 ? earlier[Math.Max(0, earlier.Count - 1 - fact.Back)] : 0;
            AccountEvent e = (fact.Kind, earlier.Count) switch
            {
                (1, _) => new AccountEvent.Closed("moved"),
                (2, > 0) => new AccountEvent.Corrected(wrong, fact.Amount, At(fact.Back)),
                (3, > 0) => new AccountEvent.Corrected(wrong, null, null),
                _ => new AccountEvent.Deposited(fact.Amount),
            };
            var appended = await node.Log.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.Any, e) with { EffectiveAt = At(fact.Minute) });
            if (e is not AccountEvent.Corrected)
                earlier.Add(appended.Position);
        }
    }

    private static IReadOnlyList<Fact> Some(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(i => new Fact(random.Next(2), i % 7 == 3 ? 2 : random.Next(4), random.Next(10), random.Next(6), 1 + random.Next(9)))];
    }

    private static DateTimeOffset At(int minute) => Accounts.Noon.AddMinutes(minute);

    // Only what was recorded up to the position, each fact as the last correction of it says, those up to the time, earliest first.
    private static List<AccountRow> Plain(View<AccountRow> view, IEnumerable<Envelope> log, long position, DateTimeOffset time) =>
        Rows(view, Right(log, position), stream =>
        {
            var began = stream[0].EffectiveAt;
            return stream.Select((e, i) => (Event: e, At: e.EffectiveAt < began ? began : e.EffectiveAt, First: i > 0))
                .Where(e => e.At <= time).OrderBy(e => e.First).ThenBy(e => e.Event.EffectiveAt).ThenBy(e => e.Event.Version).Select(e => e.Event);
        });

    private static List<AccountRow> Current(View<AccountRow> view, IEnumerable<Envelope> log, long position) => Rows(view, Right(log, position), s => s);

    private static List<Envelope> Right(IEnumerable<Envelope> log, long position)
    {
        var known = log.Where(e => e.Position <= position).ToList();
        return [.. known.Select(e => known.LastOrDefault(c => c.Event is AccountEvent.Corrected correction && correction.Corrects == e.Position)?.Event is AccountEvent.Corrected last
            ? last.Amount is { } amount ? e with { Event = new AccountEvent.Deposited(amount), EffectiveAt = last.At ?? e.EffectiveAt } : null
            : e).OfType<Envelope>()];
    }

    private static List<AccountRow> Rows(View<AccountRow> view, List<Envelope> log, Func<List<Envelope>, IEnumerable<Envelope>> order) =>
    [
        .. log.GroupBy(e => e.Stream).Select(s => order([.. s]).Aggregate((AccountRow?)null, view.Evolve)).OfType<AccountRow>()
            .OrderBy(r => r.Id.ToString(), StringComparer.Ordinal),
    ];
}
