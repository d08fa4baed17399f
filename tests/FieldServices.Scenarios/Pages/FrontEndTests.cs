using FieldServices.Scenarios.Reads;
using System.Text.RegularExpressions;
using FieldServices.Api.Security;
using FieldServices.Api.Tiers;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Scenarios.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Role = FieldServices.Domain.Modules.Role;

namespace FieldServices.Scenarios.Pages;

/// <summary>The example of docs/examples/front-end in a real browser: what the guide says that it shows.</summary>
public sealed class FrontEndTests(FrontEnd example) : IClassFixture<FrontEnd>
{
    [NpmFact]
    public async Task The_board_shows_the_newest_first_and_goes_on_page_by_page()
    {
        var (tenant, admin) = await example.CompanyAsync("paging");
        for (var i = 0; i < 45; i++)
            await Samples.ReportedAsync(admin);
        await using var open = await OpenAsync(tenant);

        await Expect(Rows(open)).ToHaveCountAsync(20);
        await More(open).ClickAsync();
        await Expect(Rows(open)).ToHaveCountAsync(40);
        await More(open).ClickAsync();
        await Expect(Rows(open)).ToHaveCountAsync(45);
        await Expect(More(open)).ToHaveCountAsync(0);
        Assert.Equal(45, (await ReferencesAsync(open)).Distinct().Count());

        await open.Page.GetByLabel("hold still").CheckAsync();
        await Expect(Rows(open)).ToHaveCountAsync(20);
        var late = await ReportedAsync(admin);
        await More(open).ClickAsync();
        await More(open).ClickAsync();
        await Expect(Rows(open)).ToHaveCountAsync(45);
        await open.Page.GetByLabel("hold still").UncheckAsync();
        await Expect(RowOf(open, late.Reference)).ToBeVisibleAsync();
        open.AssertQuiet();
    }

    [NpmFact]
    public async Task What_is_reported_on_the_page_or_elsewhere_appears_changes_and_leaves_by_itself()
    {
        var (tenant, admin) = await example.CompanyAsync("living");
        await using var open = await OpenAsync(tenant);
        await open.Page.GetByLabel("open ones only").CheckAsync();

        await open.Page.GetByLabel("Description").FillAsync("Water comes through the ceiling");
        await open.Page.GetByLabel("Address").FillAsync("14 Salusbury Road");
        await open.Page.GetByLabel("Borough").FillAsync("Camden");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Report" }).ClickAsync();
        await Expect(open.Page.GetByText("Reported as E-")).ToBeVisibleAsync();
        await Expect(Rows(open)).ToHaveCountAsync(1);
        await Expect(Rows(open)).ToContainTextAsync("Camden");
        var elsewhere = await ReportedAsync(admin);
        await Expect(Rows(open)).ToHaveCountAsync(2);
        await admin.PostAsync(new AcknowledgeEmergency(), elsewhere.Id);
        await Expect(RowOf(open, elsewhere.Reference)).ToContainTextAsync("ACKNOWLEDGED");
        await admin.PostAsync(new CancelEmergency(CancelReason.FalseAlarm), elsewhere.Id);
        await Expect(Rows(open)).ToHaveCountAsync(1);
        await open.PictureAsync("front-end");

        await open.Page.GetByLabel("Description").FillAsync("");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Report" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("description");
        open.AssertQuiet(except: "error: Failed to load resource: the server responded with a status of 4");
    }

    [NpmFact]
    public async Task After_an_interruption_it_goes_on_behind_the_last_change_that_it_was_told()
    {
        var (tenant, admin) = await example.CompanyAsync("away");
        var socket = new CutSocket();
        var first = await ReportedAsync(admin);
        await using var open = await OpenAsync(tenant, socket);
        var second = await ReportedAsync(admin);
        await Expect(Rows(open)).ToHaveCountAsync(2);

        await socket.CutAsync();
        await admin.PostAsync(new AcknowledgeEmergency(), first.Id);
        await Samples.ReportedAsync(admin);
        await Expect(Rows(open)).ToHaveCountAsync(2);
        socket.Mend();
        await Expect(Rows(open)).ToHaveCountAsync(3);
        await Expect(RowOf(open, first.Reference)).ToContainTextAsync("ACKNOWLEDGED");
        await Expect(RowOf(open, second.Reference)).ToContainTextAsync("REPORTED");
        open.AssertQuiet();
    }

    [NpmFact]
    public async Task When_more_has_happened_than_can_be_told_it_reads_the_list_again()
    {
        var (tenant, admin) = await example.CompanyAsync("resync");
        var socket = new CutSocket();
        var old = await ReportedAsync(admin);
        await using var open = await OpenAsync(tenant, socket);
        await Samples.ReportedAsync(admin);
        await Expect(Rows(open)).ToHaveCountAsync(2);

        await socket.CutAsync();
        var done = (await admin.PostAsync(new AcknowledgeEmergency(), old.Id)).Accepted();
        await admin.DataAsync($"{{ emergencies(after: {done.Position}) {{ totalCount }} }}");
        await ChangeAsync("update eventstore.checkpoints set history_from = position where view = $1 and tenant_id = $2", EmergencyBoard.View.Table, tenant.Id.Value);
        socket.Mend();

        await Expect(RowOf(open, old.Reference)).ToContainTextAsync("ACKNOWLEDGED");
        var next = await ReportedAsync(admin);
        await Expect(RowOf(open, next.Reference)).ToBeVisibleAsync();
        open.AssertQuiet();
    }

    [NpmFact]
    public async Task The_slider_shows_the_list_as_it_was_then()
    {
        var (tenant, admin) = await example.CompanyAsync("slider");
        var old = await ReportedAsync(admin);
        await ChangeAsync("update eventstore.events set recorded_at = recorded_at - interval '2 hours' where tenant_id = $1", tenant.Id.Value);
        await admin.PostAsync(new AcknowledgeEmergency(), old.Id);
        await Samples.ReportedAsync(admin);
        await using var open = await OpenAsync(tenant);
        await Expect(Rows(open)).ToHaveCountAsync(2);
        var row = RowOf(open, old.Reference);

        await open.Page.GetByLabel("As of").FillAsync("-60");
        await Expect(Rows(open)).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync("REPORTED");
        await open.Page.GetByLabel("As of").FillAsync("-180");
        await Expect(Rows(open)).ToHaveCountAsync(0);
        await open.Page.GetByLabel("As of").FillAsync("0");
        await Expect(Rows(open)).ToHaveCountAsync(2);
        await Expect(row).ToContainTextAsync("ACKNOWLEDGED");
        open.AssertQuiet();
    }

    [NpmFact]
    public async Task What_a_key_may_not_do_is_said_on_the_page()
    {
        var (tenant, admin) = await example.CompanyAsync("keys");
        await Samples.ReportedAsync(admin);
        await using var technician = await OpenAsync(tenant, role: Role.Technician);
        await Rows(technician).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(technician.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("FORBIDDEN");

        await using var small = await OpenAsync(tenant, tier: ClientTier.Free);
        await Rows(small).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(small.Page.GetByText("emergency.reported")).ToBeVisibleAsync();
        await small.Page.GetByRole(AriaRole.Button, new() { Name = "All of it" }).ClickAsync();
        await Expect(small.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("COST_LIMIT");

        await small.Page.GetByLabel("API key").FillAsync("fs_test_wrong");
        await small.Page.GetByRole(AriaRole.Button, new() { Name = "Use" }).ClickAsync();
        await Expect(small.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This API key is not valid");
    }

    private async Task<OpenPage> OpenAsync(Tenant tenant, CutSocket? socket = null, Role role = Role.Dispatcher, ClientTier? tier = null) =>
        await example.OpenAsync(await example.Server.KeyAsync(tenant, role, tier: tier), socket is null ? null : socket.PrepareAsync);

    private async Task ChangeAsync(string sql, params object[] values)
    {
        await using var command = example.Server.Platform.Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    private static async Task<(Guid Id, string Reference)> ReportedAsync(Client client)
    {
        var answer = (await client.PostAsync(Samples.Report)).Accepted();
        return (answer.Id, (string)answer.Json["emergency"]!["reference"]!);
    }

    private static async Task<IReadOnlyList<string>> ReferencesAsync(OpenPage open) => await Rows(open).GetByRole(AriaRole.Button).AllInnerTextsAsync();

    private static ILocator Rows(OpenPage open) => open.Page.Locator("tbody tr");

    private static ILocator RowOf(OpenPage open, string reference) => Rows(open).Filter(new() { HasTextRegex = new Regex(Regex.Escape(reference)) });

    private static ILocator More(OpenPage open) => open.Page.GetByRole(AriaRole.Button, new() { Name = "More" });
}
