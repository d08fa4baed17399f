using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Views;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Bookings.BookingStatus;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

public sealed class BookingListTests
{
    public static TheoryData<BookingStatus> Statuses => [.. Enum.GetValues<BookingStatus>()];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void The_list_agrees_with_the_state(BookingStatus status)
    {
        var (row, state) = (Row(In(status)), Booking.Aggregate.Fold(In(status)));

        Assert.Equal((state.Status, state.HoldsTime, state.ExpiresAt), (row.Status, row.BusyFrom is not null, row.ExpiresAt));
        Assert.Equal(state.Slot?.TechnicianId.Value, row.TechnicianId);
        Assert.Equal(In(status).Length, row.Version);
    }

    [Fact]
    public void A_held_booking_shows_its_time_in_both_forms()
    {
        var row = Row(In(Held));

        Assert.Equal((Slot.From, Slot.Until, "2026-03-03T09:00", new DateOnly(2026, 3, 3)), (row.StartsAt!.Value, row.EndsAt!.Value, row.LocalStart, row.LocalDay!.Value));
        Assert.Equal((Slot.BusyFrom, Slot.BusyUntil, 24.5), (row.BusyFrom!.Value, row.BusyUntil!.Value, row.LeadHours!.Value));
    }

    [Theory]
    [InlineData(900, true)]
    [InlineData(901, false)]
    public void An_arrival_within_a_quarter_of_an_hour_is_on_time(int seconds, bool onTime)
    {
        var row = Row([.. In(EnRoute), new TechnicianArrived(Slot.From.AddSeconds(seconds))]);
        Assert.Equal((onTime, Slot.From.AddSeconds(seconds)), (row.OnTime!.Value, row.ArrivedAt!.Value));
    }

    [Fact]
    public void Moves_and_visits_are_counted()
    {
        var next = SlotAt(Nine.AddDays(7));
        var moved = Row([.. In(Assigned), new BookingRescheduled(At(70), Slot, next, null)]);
        Assert.Equal((1, 1, next.From), (moved.TimesRescheduled, moved.Visits, moved.StartsAt!.Value));
        var again = Row([.. In(AwaitingParts), new BookingRescheduled(At(90_000), Slot, next, null)]);
        Assert.Equal((1, 2, Assigned, null), (again.TimesRescheduled, again.Visits, again.Status, again.OnTime));
    }

    [Fact]
    public void Money_follows_from_the_terms_the_quote_and_the_fee()
    {
        Assert.Equal((95m, "GBP", null), (Row([Asked]).Price, Row([Asked]).Currency, Row([Asked]).Fee));
        Assert.Equal(180m, Row(In(Quoted)).Price);
        Assert.Equal(30m, Row(In(NoShow)).Fee);
        var cancelled = Row([.. In(Confirmed), new BookingCancelled(At(50), CancelledBy.Customer, null, new Money(30m))]);
        Assert.Equal((30m, CancelledBy.Customer, At(50)), (cancelled.Fee, cancelled.CancelledBy, cancelled.CancelledAt!.Value));
    }

    [Fact]
    public void Places_that_are_left_follow_from_who_takes_part()
    {
        var joined = new ParticipantJoined(At(50), Neighbour, 2);
        Assert.Equal(3, Row([Asked]).SeatsLeft);
        Assert.Equal((1, 2), (Row([.. In(Confirmed), joined]).SeatsLeft, Row([.. In(Confirmed), joined]).Participants.Count));
        Assert.Equal((3, 1), (Row([.. In(Confirmed), joined, new ParticipantLeft(At(60), Neighbour)]).SeatsLeft, Row([.. In(Confirmed), joined, new ParticipantLeft(At(60), Neighbour)]).Participants.Count));
    }

    private static BookingRow Row(BookingEvent[] events) => ViewSpecification.Row(BookingList.View, Envelopes.Of(BookingModule.Module, events))!;
}
