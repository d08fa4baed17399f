using System.Net;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Bookings;

/// <summary>Whose time it is when nobody is named, and when somebody would have to be in two places.</summary>
public sealed class ChoosingTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task Of_many_who_want_anybody_at_one_time_each_gets_another_technician_until_nobody_is_left()
    {
        var made = await Bookable.MakeAsync(await AloneAsync());
        HashSet<TechnicianId> crew = [made.Technician, await Bookable.TechnicianAsync(made.Client, made.Calendar), await Bookable.TechnicianAsync(made.Client, made.Calendar)];
        var bookings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => made.RequestedAsync()));

        var answers = await Task.WhenAll(bookings.Select(id => made.Client.PostAsync(new HoldSlot(Bookable.Nine), id)));

        Assert.Equal(crew, answers.Where(a => a.Status == HttpStatusCode.OK).Select(WhoseOf).ToHashSet());
        Assert.Equal(crew.Count, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => a.Refused(409, "booking.nobody-free"));
        Assert.Equal(
            made.Technician, WhoseOf((await made.Client.PostAsync(new HoldSlot(Bookable.Nine.AddDays(1), Prefer: made.Technician), bookings[0])).Accepted()));
    }

    [Fact]
    public async Task A_hold_and_a_move_keep_the_journeys_to_the_neighbours_unless_somebody_says_why_not()
    {
        var made = await Bookable.MakeAsync(await AloneAsync());
        (await made.Client.PostAsync(made.Hold(), await made.RequestedAsync())).Accepted();
        var far = (await made.Client.PostAsync(new RequestBooking(made.Service, Guid.CreateVersion7(), Point: new GeoPoint(51.65, -0.2047)))).Accepted().Id;

        // The first one's time ends at 10:20, the journey takes 41 minutes, and the buffer before the work 10.
        (await made.Client.PostAsync(made.Hold(Bookable.Nine.AddMinutes(130)), far)).Refused(409, "booking.journey-too-long");
        (await made.Client.PostAsync(made.Hold(Bookable.Nine.AddMinutes(131)), far)).Accepted();
        (await made.Client.PostAsync(new RescheduleBooking(Bookable.Nine.AddMinutes(100)), far)).Refused(409, "booking.journey-too-long");
        (await made.Client.PostAsync(new RescheduleBooking(Bookable.Nine.AddMinutes(100), IgnoreJourney: "A helicopter"), far)).Accepted();
    }

    [Fact]
    public async Task More_technicians_than_can_be_looked_at_are_not_passed_over_silently()
    {
        var made = await Bookable.MakeAsync(await AloneAsync());
        var id = await made.RequestedAsync();
        await EngageAsync(made, EveryFact.Most - 1);
        (await made.Client.PostAsync(new HoldSlot(Bookable.Nine), id)).Accepted();

        await EngageAsync(made, 1);

        (await made.Client.PostAsync(new HoldSlot(Bookable.Nine), id)).Refused(409, "booking.technician-not-named");
        (await made.Client.PostAsync(made.Hold(), id)).Accepted();
    }

    private static Task EngageAsync(Bookable made, int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 8 },
        async (_, _) => (await made.Client.PostAsync(new EngageTechnician("Bea", made.Calendar))).Accepted());

    private async Task<Client> AloneAsync() => await scenario.Server.ClientAsync(await scenario.Server.TenantAsync($"choosing-{Guid.NewGuid():n}"[..20]), Domain.Modules.Role.Admin);

    private static TechnicianId WhoseOf(Answer answer) => new((Guid)answer.Json["booking"]!["slot"]!["technicianId"]!);
}
