using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Reading;

public sealed class CauseContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task Events_are_found_by_their_command_and_by_what_led_to_it()
    {
        var (first, second, third) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await AppendAsync(first, first, events: 2);
        await AppendAsync(second, first);
        await AppendAsync(third, second);
        await AppendAsync(Guid.CreateVersion7(), first);

        Assert.Equal([1, 2], await PositionsAsync(database.Log.ReadOfCommandsAsync(tenant, [first], 10)));
        Assert.Equal([3, 4], await PositionsAsync(database.Log.ReadOfCommandsAsync(tenant, [third, second], 10)));
        Assert.Equal([3, 5], await PositionsAsync(database.Log.ReadCausedByAsync(tenant, [first], 10)));
        Assert.Equal([3], await PositionsAsync(database.Log.ReadCausedByAsync(tenant, [first, second], 1)));
        Assert.Empty(await database.Log.ReadCausedByAsync(tenant, [third], 10));
        Assert.Empty(await database.Log.ReadOfCommandsAsync(Accounts.NewTenant(), [first], 10));
    }

    [Theory]
    [InlineData("command_id", "")]
    [InlineData("causation_id", "and causation_id is not null")]
    public async Task In_a_large_log_they_are_found_by_an_index(string column, string condition)
    {
        await database.ExecuteAsync(
            """
            insert into eventstore.events (tenant_id, stream_id, command_id, correlation_id, causation_id, position, version, recorded_at, effective_at, name_version, stream_type, name, actor, command, body)
            select $1, gen_random_uuid(), gen_random_uuid(), null, case when i % 4 = 0 then gen_random_uuid() end, i, 1, now(), now(), 1, 'account', 'account.opened', 'clerk/k1', 'account.do', '{}'
            from generate_series(1, 30000) i
            """,
            tenant.Value);
        await database.ExecuteAsync("analyze eventstore.events");
        await using var explain = database.Source.CreateCommand(
            $"explain select position, body from eventstore.events where tenant_id = $1 and {column} = any($2) {condition} order by position limit $3");
        foreach (var value in new object[] { tenant.Value, new[] { Guid.NewGuid(), Guid.NewGuid() }, 100 })
            explain.Parameters.Add(new() { Value = value });
        var plan = new List<string>();
        await using (var reader = await explain.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                plan.Add(reader.GetString(0));
        }
        Assert.Contains(plan, line => line.Contains($"{column} = ANY", StringComparison.Ordinal) && line.Contains("Index Cond", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan", StringComparison.Ordinal) && line.Contains("hot_events", StringComparison.Ordinal));
    }

    private static async Task<IEnumerable<long>> PositionsAsync(Task<IReadOnlyList<Envelope>> events) => (await events).Select(e => e.Position);

    private Task<Appended> AppendAsync(Guid command, Guid cause, int events = 1) => database.Log.AppendAsync(
        Accounts.Of(tenant, Accounts.NewStream(), ExpectedVersion.Any, [.. Enumerable.Range(0, events).Select(_ => new AccountEvent.Opened("Ada"))])
            with { Origin = Accounts.NewOrigin(command) with { CausationId = cause } });
}
