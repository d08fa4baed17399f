using FieldServices.Domain.Bookings.Conflicts;
using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Bookings.Waiting;
using System.Text.Json.Nodes;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Technicians;
using static FieldServices.Domain.Bookings.BookingStatus;

namespace FieldServices.Scenarios.Harness;

/// <summary>Brings bookings to a status of their life cycle, and the things that they are made of to where a command is possible.</summary>
public static class BookingStages
{
    public static async Task<Guid> ReachedAsync(Bookable from, BookingStatus status)
    {
        var id = status == Draft
            ? (await from.Client.PostAsync(new RequestBooking(from.Service, Guid.CreateVersion7(), Draft: true))).Accepted().Id
            : await from.RequestedAsync();
        foreach (var command in WayTo(status, from))
            (await from.Client.PostAsync(command, id)).Accepted();
        return id;
    }

    /// <summary>A thing on which the example of a command is possible.</summary>
    public static async Task<Guid> SubjectAsync(Bookable from, Module module, Command line)
    {
        var (client, subject) = (from.Client, module.Subject);
        if (subject == "booking")
            return await BookingAsync(from, line);
        if (subject == "series")
            return await SeriesStages.SubjectAsync(from, line);
        if (subject == "work-order")
            return await WorkOrderStages.SubjectAsync(client, line);
        if (line.Example is OfferAgain)
            (await client.PostAsync(new WithdrawFromCatalogue(), from.Service.Value)).Accepted();
        if (line.Example is ReopenDays reopen)
            (await client.PostAsync(new CloseDays(reopen.From, reopen.To, "Stocktaking"), from.Calendar.Value)).Accepted();
        if (line.Example is RemoveAbsence remove)
            (await client.PostAsync(new AddAbsence(remove.From, remove.From.AddDays(1)), from.Technician.Value)).Accepted();
        return subject switch
        {
            "service" => from.Service.Value,
            "technician" => from.Technician.Value,
            _ => from.Calendar.Value,
        };
    }

    /// <summary>Puts things that exist, and times to come, into a printed example.</summary>
    public static async Task FitAsync(Client client, string route, JsonObject example)
    {
        if (route.StartsWith("/v1/series", StringComparison.Ordinal))
        {
            await SeriesStages.FitAsync(client, example);
            return;
        }

        if (route.StartsWith("/v1/work-orders", StringComparison.Ordinal))
        {
            await WorkOrderStages.FitAsync(client, example);
            return;
        }

        if (route.EndsWith("/wait", StringComparison.Ordinal))
            (example["from"], example["to"]) = (Today.ToString("O", null), Today.AddDays(9).ToString("O", null));
        if (!example.ContainsKey("serviceId") && !example.ContainsKey("technicianId") && !example.ContainsKey("calendarId") && !example.ContainsKey("start"))
            return;
        var made = await Bookable.MakeAsync(client);
        if (example.ContainsKey("serviceId"))
            example["serviceId"] = made.Service.Value;
        if (example.ContainsKey("calendarId"))
            example["calendarId"] = made.Calendar.Value;
        if (example.ContainsKey("technicianId"))
            example["technicianId"] = made.Technician.Value;
        if (example.ContainsKey("start"))
            example["start"] = Bookable.Nine.AddDays(route.EndsWith("/reschedule", StringComparison.Ordinal) ? 1 : 0).ToString("s", null);
    }

    private static DateOnly Today => DateOnly.FromDateTime(Bookable.Nine.AddDays(-2));

    private static async Task<Guid> BookingAsync(Bookable from, Command line)
    {
        var terms = new ServiceTerms(60, NoticeMinutes: 0, ApprovalLevels: 2, Seats: 4);
        if (line.Example is AskApproval)
            return await (await Bookable.MakeAsync(from.Client, terms)).RequestedAsync();
        if (line.Example is ApproveBooking)
            return await ReachedAsync(await Bookable.MakeAsync(from.Client, terms), PendingApproval);
        if (line.Example is ExpireBooking)
            return await LongAgoAsync(from, new HoldSlot(from.Technician, Bookable.Nine.AddDays(-9), Minutes: 1));
        if (line.Example is NoteNoShow)
            return await LongAgoAsync(
                from, new ConfirmBooking(), new ScheduleBooking(Bookable.Nine.AddDays(-9), from.Technician), new AssignTechnician(), new DispatchTechnician());
        var id = await ReachedAsync(from, line.Example is RescheduleBooking ? Assigned : Enum.Parse<BookingStatus>(line.From[0]));
        if (line.Example is StopWaiting or OfferSlot)
            (await from.Client.PostAsync(new WaitForSlot(Today, Today.AddDays(9)), id)).Accepted();
        if (line.Example is CheckBooking or AcceptConflict)
            (await from.Client.PostAsync(new AddAbsence(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(9)), from.Technician.Value)).Accepted();
        if (line.Example is AcceptConflict)
            (await from.Client.PostAsync(new CheckBooking(), id)).Accepted();
        if (line.Example is LeaveBooking leave)
            (await from.Client.PostAsync(new JoinBooking(leave.CustomerId), id)).Accepted();
        if (line.Example is DeclinePlaces decline)
            (await from.Client.PostAsync(new OfferPlaces(new BookingId(Guid.CreateVersion7()), decline.CustomerId, Bookable.Nine), id)).Accepted();
        return id;
    }

    /// <summary>A booking told as of ten days ago, for what is possible only when its time has come.</summary>
    private static async Task<Guid> LongAgoAsync(Bookable from, params object[] commands)
    {
        var at = ("FS-Effective-At", DateTimeOffset.UtcNow.AddDays(-10).ToString("O", null));
        var id = (await from.Client.PostAsync(new RequestBooking(from.Service, Guid.CreateVersion7()), null, at)).Accepted().Id;
        foreach (var command in commands)
            (await from.Client.PostAsync(command, id, at)).Accepted();
        return id;
    }

    private static IEnumerable<object> WayTo(BookingStatus status, Bookable from) => status switch
    {
        Draft or Requested => [],
        Held => [from.Hold()],
        Quoted => [from.Hold(), new QuoteBooking(new(180m))],
        PendingApproval => [new AskApproval()],
        Confirmed => [from.Hold(), new ConfirmBooking()],
        Scheduled => [.. WayTo(Confirmed, from), new ScheduleBooking()],
        Assigned => [.. WayTo(Scheduled, from), new AssignTechnician()],
        Dispatched => [.. WayTo(Assigned, from), new DispatchTechnician()],
        EnRoute => [.. WayTo(Dispatched, from), new StartJourney()],
        OnSite => [.. WayTo(EnRoute, from), new ArriveAtBooking()],
        InProgress => [.. WayTo(OnSite, from), new StartWork()],
        Paused => [.. WayTo(InProgress, from), new PauseWork("Away")],
        AwaitingParts => [.. WayTo(InProgress, from), new AwaitParts("A pump")],
        Completed => [.. WayTo(InProgress, from), new CompleteWork()],
        Inspected => [.. WayTo(Completed, from), new InspectWork(Passed: true)],
        Invoiced => [.. WayTo(Completed, from), new InvoiceBooking("INV-1")],
        Closed => [.. WayTo(Completed, from), new CloseBooking()],
        Cancelled => [new CancelBooking(CancelledBy.Customer)],
        Declined => [new DeclineBooking("No oil boilers")],
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No way to this status is known."),
    };
}
