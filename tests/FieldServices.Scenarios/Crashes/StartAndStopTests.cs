using FieldServices.Api.Hosting;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.Scenarios.Crashes;

public sealed class StartAndStopTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task A_server_that_is_asked_to_end_finishes_what_it_has_accepted()
    {
        await Samples.ReportedAsync(scenario.Admin);
        var key = await scenario.Server.KeyAsync(scenario.Tenant, Domain.Modules.Role.Admin);
        await using var server = await ServerProcess.StartAsync(scenario.ConnectionString);
        using var client = new Client(server.Address, key.ToString());
        await using var held = await HeldLog.HoldAsync(scenario.Server.Platform.Database, scenario.Tenant);
        var before = await Stored.OfAsync(scenario.Server.Platform, scenario.Tenant);
        var accepted = client.PostAsync(Samples.Report);
        await held.HasWaitersAsync(1);
        server.Terminate();
        await Eventually.TrueAsync(() => RefusesAsync(server.Address));
        await held.ReleaseAsync();
        (await accepted).Accepted();
        Assert.Equal(0, await server.ExitAsync());
        Assert.Equal(before.Events + 1, (await Stored.OfAsync(scenario.Server.Platform, scenario.Tenant)).Events);
    }

    [Fact]
    public async Task A_server_without_work_ends_at_once_and_in_order()
    {
        await using var server = await ServerProcess.StartAsync(scenario.ConnectionString);
        server.Terminate();
        Assert.Equal(0, await server.ExitAsync());
    }

    [Fact]
    public async Task A_database_without_schema_is_refused_with_the_remedy_and_taken_with_it()
    {
        await using var empty = await TestDatabase.CreateAsync(DatabaseTemplate.Empty);
        await using var refused = ServerProcess.Launch(empty.ConnectionString);
        Assert.Equal(1, await refused.ExitAsync());
        await refused.SaysAsync("--migrate");
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
        await using var started = await ServerProcess.StartAsync(empty.ConnectionString, "--migrate");
    }

    [Theory]
    [InlineData("eventstore")]
    [InlineData("api")]
    public async Task A_database_of_a_newer_program_is_refused(string component)
    {
        await using var newer = await TestDatabase.CreateAsync(Templates.Migrated);
        await ExecuteAsync(newer.ConnectionString, $"insert into public.schema_versions (component, version, name) values ('{component}', 9999, 'from the future')");
        foreach (var options in new[] { new[] { "--migrate" }, [] })
        {
            await using var refused = ServerProcess.Launch(newer.ConnectionString, options);
            Assert.Equal(1, await refused.ExitAsync());
            await refused.SaysAsync("newer");
            Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_made_by_other_scripts_is_refused_by_name()
    {
        await using var other = await TestDatabase.CreateAsync(Templates.Migrated);
        await ExecuteAsync(other.ConnectionString, "update public.schema_versions set checksum = 'other' where component = 'eventstore' and version = 1");
        foreach (var options in new[] { new[] { "--migrate" }, [] })
        {
            await using var refused = ServerProcess.Launch(other.ConnectionString, options);
            Assert.Equal(1, await refused.ExitAsync());
            await refused.SaysAsync("another form of the script 0001-log");
            Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_wrong_address_of_the_database_is_told_in_one_line()
    {
        await using var refused = ServerProcess.Launch("Hots=nowhere");
        Assert.Equal(1, await refused.ExitAsync());
        await refused.SaysAsync("The database's address cannot be read");
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_know_the_user_is_refused_without_waiting()
    {
        var wrong = new NpgsqlConnectionStringBuilder(scenario.ConnectionString) { Password = "wrong" };
        await using var refused = ServerProcess.Launch(wrong.ConnectionString);
        Assert.Equal(1, await refused.ExitAsync());
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
    }

    private static async Task<bool> RefusesAsync(Uri address)
    {
        try
        {
            using var client = new Client(address, null);
            await client.GetAsync("/health/live");
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = ConnectionStrings.Open(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
