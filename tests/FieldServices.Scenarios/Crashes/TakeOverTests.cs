using FieldServices.Domain.Emergencies.Views;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Crashes;

/// <summary>
/// Another server goes on with the views of one that has frozen or died. The operators' guide says within 15 seconds; what is held
/// here is that it happens, and that nothing is written twice.
/// </summary>
public sealed class TakeOverTests(DurableService service) : IClassFixture<DurableService>
{
    private const int Before = 20;
    private const int During = 30;

    [Fact]
    public async Task A_server_that_freezes_in_the_middle_of_a_page_is_replaced_and_writes_nothing_when_it_wakes()
    {
        var (tenant, key) = await service.TenantAsync("frozen-server");
        await using var first = await ServerProcess.StartAsync(service.Database);
        await using (var held = await BusyAsync(first, key))
        {
            first.Freeze();
            await held.ReleaseAsync();
        }
        await using var second = await ServerProcess.StartAsync(service.Database);
        using var client = new Client(second.Address, key);
        await FollowsAsync(client, Before + During);

        first.Thaw();
        // Its page came to nothing, which it notes; then it takes part again.
        await first.SaysAsync(EmergencyBoard.View.Name);
        using var thawed = new Client(first.Address, key);
        await Samples.ReportedAsync(thawed);
        await FollowsAsync(client, Before + During + 1);
        await service.AssertViewsEqualRebuildAsync(tenant);
    }

    [Fact]
    public async Task A_server_that_is_killed_in_the_middle_of_a_page_is_replaced()
    {
        var (tenant, key) = await service.TenantAsync("killed-while-folding");
        await using var first = await ServerProcess.StartAsync(service.Database);
        await using (var held = await BusyAsync(first, key))
        {
            await first.KillAsync();
            await held.ReleaseAsync();
        }
        await using var second = await ServerProcess.StartAsync(service.Database);
        using var client = new Client(second.Address, key);
        await FollowsAsync(client, Before + During);
        await service.AssertViewsEqualRebuildAsync(tenant);
    }

    // Brings the server into the middle of a page of the board: folded, not yet written, the checkpoint locked.
    private async Task<HeldTable> BusyAsync(ServerProcess server, string key)
    {
        using var client = new Client(server.Address, key);
        for (var i = 0; i < Before; i++)
            await Samples.ReportedAsync(client);
        await FollowsAsync(client, Before);
        var held = await HeldTable.HoldAsync(service.Platform.Database, service.Platform.TableOf(EmergencyBoard.View.Name));
        for (var i = 0; i < During; i++)
            await Samples.ReportedAsync(client);
        await held.HasWriterAsync();
        return held;
    }

    private static Task FollowsAsync(Client client, int emergencies) => Eventually.TrueAsync(async () =>
        (int?)(await client.QueryAsync("{ emergencies { totalCount } }"))["data"]?["emergencies"]?["totalCount"] == emergencies);
}
