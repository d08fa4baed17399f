using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.WorkOrders;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.WorkOrders.SampleOrders;

namespace FieldServices.Domain.Tests.WorkOrders;

/// <summary>Proposals of times for all visits.</summary>
public sealed class VisitChainsTests
{
    private static readonly SlotSearch Fortnight = new(
        Bathroom, null, BookedBy.Office, "Europe/London", new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 16), null, T0, StepMinutes: 60);

    [Fact]
    public void Every_proposal_can_be_held_and_the_first_visit_alone_tells_them_apart()
    {
        var chains = VisitChains.Find(Fortnight, [Roster()]).ToList();

        Assert.NotEmpty(chains);
        Assert.Equal(chains.Count, chains.Select(c => c[0].Slot.From).Distinct().Count());
        Assert.All(chains, c => Assert.Null(Given(Ordered).When(new HoldVisits([.. c.Select(s => new VisitChoice(s.Slot.Start, s.Slot.TechnicianId))]), At(10)).Rejection));
        Assert.Equal(
            [new DateTime(2026, 3, 3, 9, 0, 0), new DateTime(2026, 3, 4, 10, 0, 0), new DateTime(2026, 3, 6, 13, 0, 0)],
            chains[0].Select(s => s.Slot.Start));
    }

    [Fact]
    public void An_early_time_is_passed_over_when_it_leaves_no_time_for_the_rest()
    {
        // The third visit has room only on Friday the 13th, and comes at most 49 hours after the second.
        var terms = Bathroom with { Visits = [Bathroom.Visits![0], Bathroom.Visits[1], Bathroom.Visits[2] with { MaxGapHours = 49 }] };
        var busy = new[] { 3, 4, 5, 6, 9, 10, 12 }.Select(day => Busy(day, day is 3 or 12 ? 10 : 8, day is 4 or 5 or 9 or 10 ? 13 : 17)).ToList();

        var chains = VisitChains.Find(Fortnight with { Terms = terms, To = new DateOnly(2026, 3, 13) }, [Roster() with { Busy = busy }]).ToList();

        Assert.All(chains, c => Assert.Equal(13, c[2].Slot.Start.Day));
        Assert.Contains(chains, c => c[1].Slot.Start.Day == 11);
        Assert.DoesNotContain(chains, c => c[1].Slot.Start.Day < 11);
    }

    [Fact]
    public void The_longest_gap_itself_is_short_enough()
    {
        var terms = Bathroom with { Visits = [new("Survey", 60), new("Fix", 60, null, 24, 24)] };

        var chains = VisitChains.Find(Fortnight with { Terms = terms }, [Roster()]).ToList();

        Assert.NotEmpty(chains);
        Assert.All(chains, c => Assert.Equal(c[0].Slot.Until.AddHours(24), c[1].Slot.From));
    }

    private static Roster Roster() => new(Ade, Skilled, Calendar, []);

    private static BusyTime Busy(int day, int from, int until) => new(1, new DateTimeOffset(2026, 3, day, from, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, day, until, 0, 0, TimeSpan.Zero), null);
}
