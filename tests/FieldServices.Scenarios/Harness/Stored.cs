using FieldServices.Api.Hosting;
using FieldServices.Api.Security;

namespace FieldServices.Scenarios.Harness;

/// <summary>How much a tenant's commands have left in the database.</summary>
/// <param name="Events">The head of its log.</param>
/// <param name="Outcomes">Remembered outcomes.</param>
public sealed record Stored(long Events, long Outcomes)
{
    public static async Task<Stored> OfAsync(Platform platform, Tenant tenant)
    {
        await using var command = platform.Database.CreateCommand(
            "select (select count(*) from eventstore.events where tenant_id = $1), (select count(*) from eventstore.commands where tenant_id = $1)");
        command.Parameters.Add(new() { Value = tenant.Id.Value });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new Stored(reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Changes the database behind the program's back, as another release or a mishap would have left it.</summary>
    public static async Task ChangeAsync(Platform platform, string sql, params object[] values)
    {
        await using var command = platform.Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    /// <summary>Runs requests that must leave nothing behind.</summary>
    public static async Task NothingAsync(ScenarioServer scenario, Func<Task> requests)
    {
        var before = await OfAsync(scenario.Server.Platform, scenario.Tenant);
        await requests();
        Assert.Equal(before, await OfAsync(scenario.Server.Platform, scenario.Tenant));
    }
}
