using FieldServices.Domain.Bookings;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Scenarios.Harness;

/// <summary>A calendar without holidays, a technician who works every day, and a service: what a booking is made of.</summary>
public sealed record Bookable(Client Client, CalendarId Calendar, TechnicianId Technician, ServiceId Service)
{
    private static readonly ServiceTerms Terms = new(
        60, 10, 20, [Skill.Gas], new Money(95m), Cancellation: new CancellationRule(24, new Money(30m)), NoticeMinutes: 0, Seats: 4);

    /// <summary>Nine o'clock on the day after tomorrow, as the clocks in London show it.</summary>
    public static DateTime Nine { get; } = LocalTime.ToLocal(DateTimeOffset.UtcNow, LondonTime.Zone).Date.AddDays(2).AddHours(9);

    public static async Task<Bookable> MakeAsync(Client client, ServiceTerms? terms = null)
    {
        var calendar = new CalendarId((await client.PostAsync(new OpenCalendar("Always open", Holidays: HolidayDivision.None))).Accepted().Id);
        var service = (await client.PostAsync(new AddToCatalogue("Boiler service", terms ?? Terms))).Accepted().Id;
        return new Bookable(client, calendar, await TechnicianAsync(client, calendar), new ServiceId(service));
    }

    public static async Task<TechnicianId> TechnicianAsync(Client client, CalendarId calendar, int capacity = 1)
    {
        var id = (await client.PostAsync(new EngageTechnician("Ade", calendar, Capacity: capacity))).Accepted().Id;
        (await client.PostAsync(new SetWorkingHours([.. Enum.GetValues<Weekday>().Select(d => new WorkingHours(d, new TimeOnly(8, 0), new TimeOnly(18, 0)))]), id)).Accepted();
        (await client.PostAsync(new SetTechnicianSkills([Skill.Gas]), id)).Accepted();
        return new TechnicianId(id);
    }

    /// <summary>What somebody asks for who wants the service.</summary>
    public RequestBooking Request => new(Service, Guid.CreateVersion7(), Point: new GeoPoint(51.5346, -0.2047));

    /// <summary>A booking of the service, as the office makes it.</summary>
    public async Task<Guid> RequestedAsync() => (await Client.PostAsync(Request)).Accepted().Id;

    public HoldSlot Hold(DateTime? start = null) => new(Technician, start ?? Nine);
}
