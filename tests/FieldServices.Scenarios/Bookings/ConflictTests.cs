using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Conflicts;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Technicians;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Bookings;

/// <summary>What changes after something was booked shows among the conflicts by itself, and goes when its cause goes.</summary>
public sealed class ConflictTests() : TestDatabase(Templates.Migrated), IAsyncLifetime
{
    private Server server = null!;
    private Client client = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        server = await Server.StartAsync(ConnectionString, workflows: true);
        Tenant tenant = await server.TenantAsync("conflicts");
        client = await server.ClientAsync(tenant, Role.Admin);
    }

    public override async Task DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Absence_and_closed_days_show_until_they_are_over_or_the_booking_is_moved()
    {
        var made = await Bookable.MakeAsync(client);
        var (first, second) = (await made.RequestedAsync(), await made.RequestedAsync());
        (await client.PostAsync(made.Hold() with { Minutes = 1_440 }, first)).Accepted();
        (await client.PostAsync(made.Hold(Bookable.Nine.AddDays(1)) with { Minutes = 1_440 }, second)).Accepted();
        (await client.PostAsync(new ConfirmBooking(), second)).Accepted();
        var day = DateOnly.FromDateTime(Bookable.Nine.AddDays(1));

        var away = new AddAbsence(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(9));
        (await client.PostAsync(away, made.Technician.Value)).Accepted();
        await FoundAsync((first, "booking.technician-absent", false), (second, "booking.technician-absent", false));
        (await client.PostAsync(new AcceptConflict("booking.technician-absent", "Back by then"), first)).Accepted();
        await FoundAsync((first, "booking.technician-absent", true), (second, "booking.technician-absent", false));
        (await client.PostAsync(new RemoveAbsence(away.From), made.Technician.Value)).Accepted();
        await FoundAsync();

        (await client.PostAsync(new CloseDays(day, day, "Stocktaking"), made.Calendar.Value)).Accepted();
        await FoundAsync((second, "booking.closed-day", false));
        (await client.PostAsync(new RescheduleBooking(Bookable.Nine.AddDays(2)), second)).Accepted();
        await FoundAsync();
    }

    private Task FoundAsync(params (Guid Id, string Kinds, bool Accepted)[] expected) => Eventually.TrueAsync(async () =>
    {
        var rows = (await client.QueryAsync("{ conflicts(first: 9, orderBy: { field: SINCE }) { nodes { id kinds accepted } } }"))["data"]!["conflicts"]!["nodes"]!.AsArray();
        return rows.Select(Told).Order().SequenceEqual(expected.Order());
    });

    private static (Guid Id, string Kinds, bool Accepted) Told(JsonNode? row) =>
        ((Guid)row!["id"]!, string.Join(' ', row["kinds"]!.AsArray().Select(k => (string?)k)), (bool)row["accepted"]!);
}
