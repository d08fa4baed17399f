using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Appending;

/// <summary>What a log is, without anything that makes it durable, concurrent or fast.</summary>
internal sealed class LogModel
{
    private readonly StreamId[] streams = [Accounts.NewStream(), Accounts.NewStream(), Accounts.NewStream()];
    private readonly Guid[] commandIds = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];
    private readonly Dictionary<StreamId, long> versions = [];
    private readonly HashSet<Guid> commands = [];

    public TenantId Tenant { get; } = Accounts.NewTenant();

    public List<(StreamId Stream, long Version)> Log { get; } = [];

    public Append AppendOf(RandomAppends.Step step)
    {
        var stream = streams[step.Stream];
        var version = versions.GetValueOrDefault(stream);
        var expected = step.Mode switch
        {
            RandomAppends.Mode.New => ExpectedVersion.New,
            RandomAppends.Mode.Any => ExpectedVersion.Any,
            RandomAppends.Mode.Right => ExpectedVersion.After(version),
            _ => ExpectedVersion.Exactly(version + 1),
        };
        object[] events = [.. Enumerable.Range(0, step.Events).Select(n => new AccountEvent.Deposited(n))];
        var append = Accounts.Of(Tenant, stream, expected, events);
        return step.Command < 0 ? append : append.By(commandIds[step.Command]);
    }

    public string Expect(Append append)
    {
        var version = versions.GetValueOrDefault(append.Stream);
        if (append.Outcome is not null && commands.Contains(append.Origin.CommandId))
            return "SS003";
        if (append.Expected == ExpectedVersion.New && version > 0)
            return "SS001";
        if (append.Expected.Value > 0 && append.Expected.Value != version)
            return "SS002";
        if (append.Outcome is not null)
            commands.Add(append.Origin.CommandId);
        foreach (var _ in append.Events)
            Log.Add((append.Stream, versions[append.Stream] = versions.GetValueOrDefault(append.Stream) + 1));
        return $"v{versions[append.Stream]}@{Log.Count}";
    }
}
