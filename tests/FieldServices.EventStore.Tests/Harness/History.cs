namespace FieldServices.EventStore.Tests.Harness;

/// <summary>A varied but repeatable history of a few accounts: opened, moved on, some closed, some opened again.</summary>
internal static class History
{
    public static async Task WriteAsync(EventLog log, TenantId tenant, int seed, int appends = 60)
    {
        var random = new Random(seed);
        var streams = Enumerable.Range(0, 7).Select(_ => Accounts.NewStream()).ToArray();
        for (var i = 0; i < appends; i++)
        {
            object[] events = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Next(random))];
            var append = Accounts.Of(tenant, streams[random.Next(streams.Length)], ExpectedVersion.Any, events);
            await log.AppendAsync(append with { EffectiveAt = Accounts.Noon.AddMinutes(i) });
        }
    }

    private static AccountEvent Next(Random random) => random.Next(10) switch
    {
        0 => new AccountEvent.Closed("moved"),
        1 or 2 => new AccountEvent.Opened("owner " + random.Next(100)),
        3 or 4 => new AccountEvent.Withdrawn(random.Next(50)),
        _ => new AccountEvent.Deposited(random.Next(20), "note"),
    };
}
