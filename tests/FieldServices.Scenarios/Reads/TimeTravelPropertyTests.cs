using FieldServices.Api.Commands;
using FieldServices.Api.Hosting;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Views;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldServices.Scenarios.Reads;

/// <summary>Every view of every module as of a position is what it was when the log ended there, whether it was folded live or is built at once.</summary>
public sealed class TimeTravelPropertyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Gen<(int Which, int Command, int Minutes)> Steps =
        from which in Gen.Choose(0, 2)
        from command in Gen.Choose(0, 13)
        from minutes in Gen.Choose(0, 30)
        select (which, command, minutes);

    [Fact]
    public async Task Every_view_as_of_a_position_is_what_it_was_when_the_log_ended_there()
    {
        await using var database = await TestDatabase.CreateAsync(Templates.Migrated);
        await using var platform = new Platform(database.ConnectionString, FieldServicesModules.All, NullLogger.Instance, masters: MasterKeys.Parse(TestMasterKey.Text));
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => platform.Projections.RunAsync(stop.Token));
        var seen = new List<(TenantId Tenant, long Position, Dictionary<string, string> Rows)>();
        Prop.ForAll(Gen.ListOf(Steps, 30).ToArbitrary(), steps => PlayAsync(platform, [.. steps], seen).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3));
        Assert.All(platform.Tables.Where(t => t.View.Events.Contains(typeof(EmergencyReported))), t => Assert.Contains(seen, s => s.Rows[t.View.Name] != "[]"));
        await SameAsync(platform, seen);
        foreach (var table in platform.Tables)
            Assert.Equal(0, (await platform.Projections.RebuildAsync(table.View.Name, new Progress<(long, long)>(), stop.Token)).Differing);
        await SameAsync(platform, seen);
        await stop.CancelAsync();
        await running;
    }

    private static async Task<bool> PlayAsync(Platform platform, IReadOnlyList<(int Which, int Command, int Minutes)> steps, List<(TenantId, long, Dictionary<string, string>)> seen)
    {
        var (tenant, at) = (new TenantId(Guid.CreateVersion7()), DateTimeOffset.UtcNow.AddDays(-30));
        var contractor = await ContractorAsync(platform, tenant, at);
        var emergencies = new List<Guid>();
        for (var i = 0; i < 3; i++)
            emergencies.Add((await SendAsync(platform, tenant, EmergencyModule.Module, null, Samples.Report, at))!.Value);
        foreach (var (which, command, minutes) in steps)
        {
            at = at.AddMinutes(minutes);
            var head = await platform.Log.HeadAsync(tenant);
            // Many are refused, as in life; what the rules allow is recorded.
            await SendAsync(platform, tenant, EmergencyModule.Module, emergencies[which], Command(command, contractor, head, at), at);
            if (command == 0)
                await SendAsync(platform, tenant, ContractorModule.Module, contractor.Value, new SetAvailability(minutes % 2 == 0, "Holiday"), at);
            await NoteAsync(platform, tenant, seen);
        }
        return true;
    }

    private static object Command(int number, ContractorId contractor, long head, DateTimeOffset at) => number switch
    {
        0 => new AcknowledgeEmergency("Called back"),
        1 => new DispatchEmergency(contractor),
        2 => new AcceptDispatch(contractor),
        3 => new DeclineDispatch(contractor, "Busy"),
        4 => new StartTravel(contractor),
        5 => new ArriveOnSite(contractor),
        6 => new MakeSafe("Water off"),
        7 => new ResolveEmergency("Joint replaced"),
        8 => new ReopenEmergency("Leaks again"),
        9 => new PauseClock(PauseReason.AccessRefused),
        10 => new ResumeClock(),
        11 => new ChangePriority((Priority)(head % 3), "New facts"),
        12 => new CorrectEmergency(Math.Max(1, head - 2), "Misheard", Text: $"Not so at {at:O}"),
        _ => new CorrectEmergency(Math.Max(1, head - 3), "The clock was wrong", at.AddMinutes(-1)),
    };

    private static async Task<ContractorId> ContractorAsync(Platform platform, TenantId tenant, DateTimeOffset at)
    {
        var id = (await SendAsync(platform, tenant, ContractorModule.Module, null, new RegisterContractor("Kilburn Emergency Trades"), at))!.Value;
        foreach (var command in Samples.Qualifications(id))
            await SendAsync(platform, tenant, ContractorModule.Module, id, command, at);
        return new ContractorId(id);
    }

    private static async Task<Guid?> SendAsync(Platform platform, TenantId tenant, Module module, Guid? id, object body, DateTimeOffset at)
    {
        var command = module.Commands.Single(c => c.ClrType == body.GetType());
        var result = await platform.Commands.HandleAsync(
            new CommandRequest(tenant, new Actor("dispatcher", "test"), module, command, body, id, null, [], null, at, Guid.CreateVersion7()), default);
        return (result as CommandResult.Accepted)?.Stream.Id;
    }

    private static async Task NoteAsync(Platform platform, TenantId tenant, List<(TenantId, long, Dictionary<string, string>)> seen)
    {
        var (head, rows) = (await platform.Log.HeadAsync(tenant), new Dictionary<string, string>());
        foreach (var table in platform.Tables)
        {
            Assert.True(await platform.Progress.WaitAsync(table.View, tenant, head, Patience));
            rows[table.View.Name] = await RowsAsync(platform, table, tenant, table.Name, "true", head);
        }
        seen.Add((tenant, head, rows));
    }

    private static async Task SameAsync(Platform platform, List<(TenantId Tenant, long Position, Dictionary<string, string> Rows)> seen)
    {
        foreach (var (tenant, position, rows) in seen)
        {
            // As lists read them, and as those do who look for keys.
            foreach (var table in platform.Tables)
            {
                Assert.Equal(rows[table.View.Name], await RowsAsync(platform, table, tenant, table.History.NowAnd(table.History.SoAt("$1", "$2")), HistoryTable.AsOf("$2"), position));
                Assert.Equal(rows[table.View.Name], await RowsAsync(platform, table, tenant, table.History.AllTimes(), HistoryTable.AsOf("$2"), position));
            }
        }
    }

    private static async Task<string> RowsAsync(Platform platform, ViewTable table, TenantId tenant, string source, string condition, long position)
    {
        await using var command = platform.Database.CreateCommand(
            $"""
            select coalesce(jsonb_agg(to_jsonb(t) - array['{HistoryTable.From}', '{HistoryTable.To}'] order by t.{table.Key.Name})::text, '[]')
            from {source} t where t.tenant_id = $1 and {condition} and $2 >= 0
            """);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = position });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
