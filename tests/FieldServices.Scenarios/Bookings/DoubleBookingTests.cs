using System.Net;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Technicians;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Bookings;

/// <summary>Nobody's time is booked twice, whoever is fastest.</summary>
public sealed class DoubleBookingTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string Taken = "booking.slot-taken";
    private readonly Client client = scenario.Admin;

    [Fact]
    public async Task Of_a_thousand_who_want_one_slot_at_once_one_gets_it_and_the_others_learn_who()
    {
        var made = await Bookable.MakeAsync(client);
        var bookings = await PacedAsync(1_000, _ => made.RequestedAsync());

        var answers = await PacedAsync(1_000, async i => (Id: bookings[i], Answer: await client.PostAsync(made.Hold(Bookable.Nine.AddMinutes(i % 3 * 30)), bookings[i])));

        var winners = answers.Where(a => a.Answer.Status == HttpStatusCode.OK).Select(a => a.Id).ToList();
        Assert.All(answers.Where(a => !winners.Contains(a.Id)), a => Assert.Contains(
            winners, w => ((string)a.Answer.Refused(409, Taken).Json["detail"]!).Contains($"booking/{w}", StringComparison.Ordinal)));
        // With their buffers the three times overlap each other, so one of all was given away.
        Assert.Single(winners);
    }

    /// <summary>As many at once as race for it; more of them only wait in line, and a slow machine would run out of time.</summary>
    private static async Task<T[]> PacedAsync<T>(int count, Func<int, Task<T>> one)
    {
        var results = new T[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) => results[i] = await one(i));
        return results;
    }

    [Fact]
    public async Task A_crew_of_three_gets_three_bookings_at_a_time_and_not_a_fourth()
    {
        var made = await Bookable.MakeAsync(client);
        var crew = await Bookable.TechnicianAsync(client, made.Calendar, capacity: 3);
        var bookings = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => made.RequestedAsync()));

        var answers = await Task.WhenAll(bookings.Select((id, i) => client.PostAsync(new HoldSlot(crew, Bookable.Nine, Place: 1 + (i % 3)), id)));

        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.OK));
        (await client.PostAsync(new HoldSlot(crew, Bookable.Nine, Place: 4), bookings[0])).Refused(409, "booking.no-such-place");
    }

    [Fact]
    public async Task A_time_that_is_given_back_is_free_for_another_booking()
    {
        var made = await Bookable.MakeAsync(client);
        var (first, second) = (await made.RequestedAsync(), await made.RequestedAsync());
        (await client.PostAsync(made.Hold(), first)).Accepted();
        (await client.PostAsync(made.Hold(), second)).Refused(409, Taken);

        (await client.PostAsync(new CancelBooking(CancelledBy.Customer), first)).Accepted();

        (await client.PostAsync(made.Hold(), second)).Accepted();
    }

    [Fact]
    public async Task A_move_keeps_one_time_and_frees_the_other_in_one_step()
    {
        var made = await Bookable.MakeAsync(client);
        var other = await Bookable.TechnicianAsync(client, made.Calendar);
        var (first, second) = (await BookingStages.ReachedAsync(made, BookingStatus.Assigned), await made.RequestedAsync());

        var moved = (await client.PostAsync(new RescheduleBooking(Bookable.Nine, other), first)).Accepted();

        Assert.Equal(["booking.rescheduled"], moved.Events);
        (await client.PostAsync(made.Hold(), second)).Accepted();
        (await client.PostAsync(new RescheduleBooking(Bookable.Nine, made.Technician), first)).Refused(409, Taken);
    }
}
