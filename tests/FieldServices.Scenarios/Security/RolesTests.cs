using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Security;

public sealed class RolesTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    /// <summary>What each role may do, written down a second time so that no change of the modules' tables goes unseen.</summary>
    private static readonly Dictionary<Role, string[]> Allowed = new()
    {
        [Role.Admin] = [.. Desk, .. Office, .. Field],
        [Role.Dispatcher] = [.. Desk, .. Office, .. Field],
        [Role.Integrator] = [.. Office, .. Field],
        [Role.Technician] = Field,
        [Role.Customer] = ["emergency.report", "booking.request", "work-order.request", "customer.record-consent"],
        [Role.Auditor] = [],
    };

    private static string[] Field =>
    [
        "emergency.accept", "emergency.decline", "emergency.en-route", "emergency.on-site", "emergency.made-safe",
        "emergency.pause-clock", "emergency.resume-clock", "emergency.resolve", "contractor.set-availability",
        "booking.en-route", "booking.arrive", "booking.start", "booking.pause", "booking.await-parts", "booking.resume", "booking.complete", "booking.no-show",
        "technician.add-absence", "technician.remove-absence",
        "property.describe", "property.set-access-notes", "property.install-equipment", "property.remove-equipment",
    ];

    private static string[] Desk =>
    [
        "emergency.escalate", "emergency.note-near-breach", "emergency.note-breach", "emergency.raise-follow-up", "emergency.correct", "booking.approve", "booking.expire",
        "booking.offer", "booking.offer-places", "booking.check", "series.plan", "series.note-visit", "work-order.note-progress", "customer.tell",
    ];

    private static string[] Office =>
    [
        "emergency.report", "emergency.link-customer", "emergency.locate", "emergency.acknowledge", "emergency.dispatch", "emergency.change-priority", "emergency.close",
        "emergency.cancel", "emergency.reopen",
        "contractor.register", "contractor.set-skills", "contractor.set-insurance", "contractor.set-coverage",
        "booking.request", "booking.submit", "booking.hold", "booking.release", "booking.quote", "booking.ask-approval", "booking.confirm",
        "booking.schedule", "booking.assign", "booking.dispatch", "booking.inspect", "booking.invoice", "booking.close", "booking.reschedule",
        "booking.join", "booking.leave", "booking.decline-places", "booking.cancel", "booking.decline", "booking.wait", "booking.stop-waiting", "booking.accept-conflict",
        "series.begin", "series.skip", "series.move", "series.change", "series.end",
        "work-order.request", "work-order.hold", "work-order.release", "work-order.confirm", "work-order.reschedule", "work-order.cancel",
        "service.offer", "service.change-terms", "service.withdraw", "service.offer-again",
        "technician.engage", "technician.note-calendar", "technician.set-hours", "technician.set-skills", "technician.set-base", "technician.set-team", "technician.leave",
        "calendar.open", "calendar.choose-holidays", "calendar.close-days", "calendar.reopen-days",
        "customer.register", "customer.rename", "customer.add-contact", "customer.change-contact", "customer.remove-contact", "customer.record-consent",
        "customer.set-site", "customer.remove-site", "customer.grant-points", "customer.redeem-points", "customer.close", "customer.reopen",
        "property.register", "property.set-address", "property.set-conservation-area", "property.transfer", "property.retire", "property.reinstate",
    ];

    public static TheoryData<Role> Roles { get; } = [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_role_may_send_its_commands_and_no_others(Role role)
    {
        foreach (var (module, command) in FieldServicesModules.All.SelectMany(m => m.Commands.Select(c => (m, c))))
        {
            // A body that is wrong on purpose: whoever may send the command is told so, whoever may not is not even listened to.
            var answer = await scenario.As(role).PostAsync(Client.PathOf(module, command, Guid.NewGuid()), """{"wrong":true}""");
            if (Allowed[role].Contains(command.FullName))
                answer.Refused(400, "validation-failed");
            else
                AssertDenied(answer, role, command.FullName);
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_role_may_read_what_it_works_with(Role role)
    {
        var id = await Samples.ReportedAsync(scenario.Admin);
        foreach (var (path, policy) in new[] { ($"/v1/emergencies/{id}", "read-boards"), ($"/v1/streams/emergency/{id}/events", "read-history") })
        {
            var answer = await scenario.As(role).GetAsync(path);
            if (Permissions.Reads[policy].Contains(role))
                Assert.Equal(200, (int)answer.Status);
            else
                AssertDenied(answer, role, policy);
        }
        Assert.DoesNotContain(Role.Customer, Permissions.Reads.SelectMany(r => r.Value));
        Assert.DoesNotContain(Role.Technician, Permissions.Reads["read-history"]);
    }

    [Fact]
    public void Every_command_has_roles()
    {
        var commands = FieldServicesModules.All.SelectMany(m => m.Commands).Select(c => c.FullName);
        Assert.Equal(commands.Order(), Desk.Concat(Office).Concat(Field).Order());
    }

    private void AssertDenied(Answer answer, Role role, string policy)
    {
        answer.Refused(403, "forbidden");
        Assert.Contains($"'{policy}'", (string?)answer.Json["detail"], StringComparison.Ordinal);
        var name = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());
        var trace = (string?)answer.Json["traceId"];
        Assert.NotNull(trace);
        Assert.Contains(
            scenario.Server.Log.Lines,
            line => line.StartsWith("Warning Denied:", StringComparison.Ordinal) && line.Contains($"\"{policy}\"", StringComparison.Ordinal) && line.Contains($"{name}/key:", StringComparison.Ordinal));
    }
}
