using FieldServices.Domain.Bookings;
using FieldServices.EventStore;
using FieldServices.Domain.Shared;
using static FieldServices.Domain.Bookings.BookingStatus;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>Every command in every status: accepted and then where the published table says, or refused by it.</summary>
public sealed class BookingLifeCycleTests
{
    public static TheoryData<string, BookingStatus> EveryCommandInEveryStatus()
    {
        var data = new TheoryData<string, BookingStatus>();
        foreach (var command in BookingModule.Module.Commands.Where(c => !c.Starts))
        {
            foreach (var status in Enum.GetValues<BookingStatus>())
                data.Add(command.Name, status);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryCommandInEveryStatus))]
    public void A_command_leads_where_the_published_table_says_and_is_refused_elsewhere(string name, BookingStatus status)
    {
        var line = Transitions.All.Single(t => t.Command == name);
        var decision = LifeCycle.Decide(BookingModule.Module.Commands.Single(c => c.Name == name), status);

        if (!line.From.Contains(status))
        {
            Assert.Equal("booking.wrong-status", Assert.IsType<Decision<object>.Rejected>(decision).Reason.Code);
            return;
        }

        var events = Assert.IsType<Decision<object>.Accepted>(decision).Events.Cast<BookingEvent>();
        var after = Booking.Aggregate.Fold(LifeCycle.HistoryFor(name, status).Concat(events)).Status;
        Assert.Contains(after, line.To.Count > 0 ? line.To : [status]);
    }

    [Fact]
    public void The_table_has_a_line_for_each_command_and_every_status_is_reached()
    {
        Assert.Equal(BookingModule.Module.Commands.Where(c => !c.Starts).Select(c => c.Name), Transitions.All.Select(t => t.Command));
        Assert.Equal(22, Enum.GetValues<BookingStatus>().Length);
        Assert.Equal(Enum.GetValues<BookingStatus>().Except([Draft]), Transitions.All.SelectMany(t => t.To).Distinct().Order());
    }

    [Fact]
    public void Each_place_to_which_the_table_leads_is_one_that_a_command_reaches()
    {
        var reached = from command in BookingModule.Module.Commands.Where(c => !c.Starts)
                      from status in Enum.GetValues<BookingStatus>()
                      where LifeCycle.Decide(command, status) is Decision<object>.Accepted
                      let events = ((Decision<object>.Accepted)LifeCycle.Decide(command, status)).Events.Cast<BookingEvent>()
                      select (command.Name, Booking.Aggregate.Fold(LifeCycle.HistoryFor(command.Name, status).Concat(events)).Status);
        var told = Transitions.All.SelectMany(t => t.To.Select(to => (t.Command, to)));

        // These need another command than the one that is tried everywhere.
        Assert.Equal([("approve", Confirmed), ("inspect", InProgress)], told.Except(reached));
    }

    [Fact]
    public void The_answer_to_a_command_tells_what_is_possible_now()
    {
        var receipt = BookingReceipt.Of(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c7d6"), Booking.Aggregate.Fold(In(Held)));

        Assert.Equal(BookingModule.Module.AllowedCommands(Booking.Aggregate.Fold(In(Held))), receipt.AllowedCommands);
        Assert.Equal(("B-HR9A-9HYP", Held, Slot, At(610)), (receipt.Reference, receipt.Status, receipt.Slot, receipt.ExpiresAt!.Value));
    }

    [Fact]
    public void Nothing_happens_before_what_happened_last() => Given(Asked).When(new ConfirmBooking(), At(-6)).ThenRejected("booking.time-before-last");

    [Fact]
    public void A_booking_is_requested_only_once() => Given(Asked).When(Request, T0, Service).ThenRejected("booking.already-exists");
}
