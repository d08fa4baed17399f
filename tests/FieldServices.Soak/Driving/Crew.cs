using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Soak.Driving;

/// <summary>One tenant with its clients and followers.</summary>
internal sealed class Crew : IDisposable
{
    private readonly Sender sender;
    private readonly CancellationTokenSource unfollow = new();
    private Task following = Task.CompletedTask;

    private Crew(Tenant tenant, ApiKey key, Nodes nodes, CancellationToken givenUp)
    {
        (Tenant, Key) = (tenant, key);
        sender = new Sender(nodes, key, Journal, givenUp);
        Followers =
        [
            new Follower("a web socket", nodes, key, Feeds.WebSocketAsync, null),
            new Follower("an event stream", nodes, key, Feeds.ServerSentAsync, null),
            new Follower("an event stream of some types", nodes, key, Feeds.ServerSentAsync, ["emergency.reported", "emergency.dispatch-accepted", "emergency.closed"]),
        ];
    }

    public Tenant Tenant { get; }

    public ApiKey Key { get; }

    public Journal Journal { get; } = new();

    public IReadOnlyList<Follower> Followers { get; }

    public static async Task<Crew> CreateAsync(Platform platform, string slug, Nodes nodes, CancellationToken givenUp)
    {
        var tenant = await platform.Tenants.EnsureAsync(slug, slug, "test", CancellationToken.None);
        var key = ApiKey.Create(tenant.Mode);
        await platform.Keys.InsertAsync(key, tenant.Id, Role.Admin, "soak", null, CancellationToken.None);
        return new Crew(tenant, key, nodes, givenUp);
    }

    /// <summary>The actor under which the log knows the clients.</summary>
    public string Actor => new Caller(Tenant.Id, Role.Admin, Key.Id).Actor.ToString();

    public void Follow() => following = Task.WhenAll(Followers.Select(f => Task.Run(() => f.RunAsync(unfollow.Token))));

    /// <summary>Runs the clients until they are told to stop and have finished what they have in hand.</summary>
    public async Task WorkAsync(SoakOptions options, int seed, CancellationToken stop)
    {
        var contractor = await ContractorAsync();
        await Task.WhenAll(Enumerable.Range(0, options.Clients).Select(n => Task.Run(() =>
            new SoakClient(Tenant.Id, sender, Journal, contractor, new Random(seed + n)).RunAsync(options.Pause, stop))));
    }

    public async Task UnfollowAsync()
    {
        await unfollow.CancelAsync();
        await following;
    }

    public void Dispose()
    {
        sender.Dispose();
        unfollow.Dispose();
    }

    // Somebody who may be sent to every place of the run.
    private async Task<ContractorId> ContractorAsync()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var registered = await sender.SendAsync(Order.Of(Tenant.Id, new RegisterContractor("Kilburn Emergency Trades")), 0);
        var id = registered.Reply.Id;
        object[] qualifications =
        [
            new SetSkills([new HeldSkill(Skill.Plumbing, "NVQ3-88213", today.AddYears(1), "the office")]),
            new SetInsurance(InsuranceKind.PublicLiability, "Thames Mutual", new Money(5_000_000, "GBP"), today.AddYears(-1), today.AddYears(1)),
            new SetCoverage(new GeoPoint(51.45, -0.15), 50_000),
        ];
        foreach (var command in qualifications)
            await sender.SendAsync(Order.Of(Tenant.Id, command, id), 1);
        return new ContractorId(id);
    }
}
