namespace FieldServices.Benchmarks.Bookings;

/// <summary>A service and technicians who work every day from eight to eighteen, without holidays.</summary>
internal sealed record Company(Guid Service, IReadOnlyList<Guid> Technicians)
{
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Tomorrow as the clocks show it, from which days are counted.</summary>
    public static DateTime Tomorrow { get; } = DateTime.SpecifyKind(DateTime.UtcNow.Date.AddDays(1), DateTimeKind.Unspecified);

    public static async Task<Company> FoundAsync(Office office, int technicians)
    {
        var calendar = await office.SendAsync("/v1/calendars", new { name = "Bench", holidays = "none" });
        var service = await office.SendAsync("/v1/services", new { name = "Boiler service", terms = new { durationMinutes = 60, bufferAfterMinutes = 15, noticeMinutes = 0 } });
        var people = new List<Guid>();
        for (var i = 0; i < technicians; i++)
            people.Add(await EngageAsync(office, calendar.Id, i));
        return new Company(service.Id, people);
    }

    /// <summary>Asks for the service somewhere in London.</summary>
    public Task<(Guid Id, long Position)> RequestAsync(Office office, int number) => office.SendAsync("/v1/bookings", new
    {
        serviceId = Service, customerId = Guid.CreateVersion7(), point = new { latitude = 51.50 + (number % 97 / 1_000d), longitude = -0.25 + (number % 89 / 1_000d) },
    });

    private static async Task<Guid> EngageAsync(Office office, Guid calendar, int number)
    {
        var technician = await office.SendAsync("/v1/technicians", new { name = $"Technician {number:00}", calendarId = calendar });
        await office.SendAsync($"/v1/technicians/{technician.Id}/set-hours", new { hours = Days.Select(day => new { day, from = "08:00:00", to = "18:00:00" }) });
        await office.SendAsync($"/v1/technicians/{technician.Id}/set-base", new { @base = new { latitude = 51.52 + (number / 1_000d), longitude = -0.2 } });
        return technician.Id;
    }
}
