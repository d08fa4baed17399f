using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Live;

/// <summary>Who listens is let go when they may not listen any more, and many of them cost little more than one.</summary>
public sealed class ListenersTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string Events = "{ events { name } }";
    private const string Changes = "{ emergencyChanged { kind } }";

    [Theory]
    [InlineData(Events)]
    [InlineData(Changes)]
    public async Task A_listener_whose_key_is_revoked_is_told_so_and_let_go(string subscription)
    {
        var key = await scenario.Server.KeyAsync(scenario.Tenant, Role.Auditor);
        using var listener = await Listener.OpenAsync(scenario.Server.Address, key.ToString(), subscription);
        Assert.True(await scenario.Server.Platform.Keys.RevokeAsync(scenario.Tenant.Id, key.Id, CancellationToken.None));

        Assert.Equal("UNAUTHENTICATED", (string?)(await listener.NextAsync())!["errors"]![0]!["extensions"]!["code"]);
        Assert.Null(await listener.NextAsync());
    }

    [Theory]
    [InlineData(Events)]
    [InlineData(Changes)]
    public async Task A_listener_whose_key_gets_another_role_has_to_connect_again(string subscription)
    {
        var key = await scenario.Server.KeyAsync(scenario.Tenant, Role.Auditor);
        using var listener = await Listener.OpenAsync(scenario.Server.Address, key.ToString(), subscription);
        Assert.True(await scenario.Server.Platform.Keys.ChangeAsync(scenario.Tenant.Id, key.Id, Role.Customer, null, CancellationToken.None));

        Assert.Equal("FORBIDDEN", (string?)(await listener.NextAsync())!["errors"]![0]!["extensions"]!["code"]);
        Assert.Null(await listener.NextAsync());
    }

    [Fact]
    public async Task Many_listeners_of_a_tenant_share_one_follower_and_each_is_told()
    {
        await using var server = await Server.StartAsync(scenario.ConnectionString);
        var key = (await server.KeyAsync(scenario.Tenant, Role.Dispatcher)).ToString();
        var head = await server.Platform.Log.HeadAsync(scenario.Tenant.Id);
        var listeners = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Listener.OpenAsync(
            server.Address, key, i % 2 == 0 ? $"{{ events(after: {head}) {{ name }} }}" : $"{{ emergencyChanged(after: {head}) {{ kind }} }}")));
        var live = server.Platform.Live;
        await Eventually.TrueAsync(() => (live.ListenerCount, live.FollowerCount, live.ListCount) == (60, 1, 1));

        using var client = await server.ClientAsync(scenario.Tenant, Role.Admin);
        await Samples.ReportedAsync(client);
        foreach (var listener in listeners)
            Assert.NotNull(await listener.DataAsync());

        Array.ForEach(listeners, l => l.Dispose());
        await Eventually.TrueAsync(() => (live.ListenerCount, live.FollowerCount, live.ListCount) == (0, 0, 0));
    }

    [Fact]
    public async Task A_server_that_stops_ends_the_streams_and_does_not_wait_for_listeners()
    {
        var server = await Server.StartAsync(scenario.ConnectionString);
        var key = (await server.KeyAsync(scenario.Tenant, Role.Dispatcher)).ToString();
        using var events = await Listener.OpenAsync(server.Address, key, Events);
        using var changes = await Listener.OpenAsync(server.Address, key, Changes);
        await Eventually.TrueAsync(() => server.Platform.Live.ListenerCount == 2);

        await server.DisposeAsync().AsTask().EndsAsync();

        foreach (var listener in new[] { events, changes })
            Assert.True(await Record.ExceptionAsync(listener.NextAsync) is null or IOException or HttpRequestException);
    }
}
