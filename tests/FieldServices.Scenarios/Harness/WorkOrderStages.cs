using System.Text.Json.Nodes;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Modules;
using FieldServices.Domain.WorkOrders;

namespace FieldServices.Scenarios.Harness;

/// <summary>Work in two visits, the second within five days after the first, and work orders on which the example of a command is possible.</summary>
public static class WorkOrderStages
{
    public static ServiceTerms TwoVisits { get; } = new(
        240, 10, 20, [Skill.Gas], new(900m), Cancellation: new CancellationRule(24, new(50m)), NoticeMinutes: 0,
        Visits: [new("First fix", 120), new("Second fix", 120, MinGapHours: 12, MaxGapHours: 120)]);

    public static Task<Bookable> MakeAsync(Client client) => Bookable.MakeAsync(client, TwoVisits);

    public static async Task<Guid> RequestedAsync(this Bookable made, Guid? customer = null) =>
        (await made.Client.PostAsync(new RequestWorkOrder(made.Service, customer ?? Guid.CreateVersion7(), Point: new(51.5346, -0.2047)))).Accepted().Id;

    /// <summary>A hold of a day, and another some days later.</summary>
    public static HoldVisits HoldFrom(this Bookable made, DateTime start, int days = 1) =>
        new([new(start, made.Technician), new(start.AddDays(days), made.Technician)]);

    public static async Task<Guid> SubjectAsync(Client client, Command line)
    {
        var made = await MakeAsync(client);
        var id = await made.RequestedAsync(customer: null);
        if (line.Example is HoldVisits)
            return id;
        (await client.PostAsync(made.HoldFrom(Bookable.Nine), id)).Accepted();
        if (line.Example is not (ReleaseVisits or ConfirmWorkOrder))
            (await client.PostAsync(new ConfirmWorkOrder(), id)).Accepted();
        if (line.Example is NoteProgress note)
            await BeginAsync(client, WorkOrder.BookingOf(id, note.Visit).Value);
        return id;
    }

    private static async Task BeginAsync(Client client, Guid booking)
    {
        foreach (var command in new object[] { new AssignTechnician(), new DispatchTechnician(), new StartJourney(), new ArriveAtBooking(), new StartWork() })
            (await client.PostAsync(command, booking)).Accepted();
    }

    public static async Task FitAsync(Client client, JsonObject example)
    {
        if (example.ContainsKey("serviceId"))
            example["serviceId"] = (await MakeAsync(client)).Service.Value;
        if (example.ContainsKey("start"))
            example["start"] = Bookable.Nine.AddDays(1).ToString("s", null);
        if (example["visits"] is not JsonArray visits)
            return;
        var technician = (await MakeAsync(client)).Technician.Value;
        foreach (var (i, visit) in visits.Index())
            (visit!["technicianId"], visit["start"]) = (technician, Bookable.Nine.AddDays(i).ToString("s", null));
    }
}
