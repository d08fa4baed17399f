using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Bookings.BookingStatus;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>A booking in each status: asked for on Monday, 2 March 2026, for Tuesday at nine.</summary>
internal static class SampleBookings
{
    public static readonly DateTimeOffset T0 = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);
    public static readonly Guid Customer = new("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c701");
    public static readonly Guid Neighbour = new("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c702");
    public static readonly ServiceId ServiceId = new(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c703"));
    public static readonly TechnicianId Ade = new(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c704"));
    public static readonly TechnicianId Bea = new(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c705"));
    public static readonly DateTime Nine = new(2026, 3, 3, 9, 0, 0);

    public static readonly ServiceTerms Terms = new(
        60, 10, 20, [Skill.Gas], new Money(95m), [new ServicePackage("Radiators too", ["Bleed all"], new Money(140m), 90)],
        Cancellation: new CancellationRule(24, new Money(30m)), Seats: 4);

    public static readonly CatalogueEntry Service = new("Boiler service", Terms, Withdrawn: false);

    public static readonly WorkCalendar Calendar = WorkCalendar.Initial with { Name = "London", Holidays = HolidayDivision.EnglandAndWales };

    public static readonly Technician Skilled = Technician.Initial with
    {
        Name = "Ade",
        Hours = [.. Enum.GetValues<Weekday>().Where(d => d is not (Weekday.Saturday or Weekday.Sunday)).Select(d => new WorkingHours(d, new TimeOnly(8, 0), new TimeOnly(17, 0)))],
        Skills = [Skill.Gas],
        Base = new GeoPoint(51.5465, -0.2042),
    };

    /// <summary>What the door hands to a decision about a time.</summary>
    public static readonly FactPair Free = new(Skilled, Calendar);

    public static readonly RequestBooking Request = new(ServiceId, Customer, Point: new GeoPoint(51.5346, -0.2047), BookedBy: BookedBy.Customer);

    public static readonly BookingRequested Asked = new(
        T0, ServiceId, "Boiler service", Terms, null, new Money(95m), Customer, null, new GeoPoint(51.5346, -0.2047), "Europe/London", BookedBy.Customer, 1, Draft: false);

    public static readonly BookingSlot Slot = SlotAt(Nine);

    /// <summary>What is given back with that time.</summary>
    public static readonly FreedTime Freed = new(ServiceId, Slot);

    /// <summary>Tuesday morning with anybody, or a week later.</summary>
    public static readonly WaitingWish Wish = new(
        new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 10), [new WorkingHours(Weekday.Tuesday, new TimeOnly(8, 0), new TimeOnly(12, 0))], null, [], 60);

    /// <summary>A request on the waiting list.</summary>
    public static readonly BookingEvent[] Waiting =
        [Asked, new WaitingBegun(At(5), ServiceId, Customer, "Europe/London", Wish, new TimeNeeded(10, 60, 20), null, 1)];

    /// <summary>An instant after everything in the samples, and after the agreed time.</summary>
    public static readonly DateTimeOffset Later = At(200_000);

    public static DateTimeOffset At(double seconds) => T0.AddSeconds(seconds);

    public static BookingSlot SlotAt(DateTime start, TechnicianId? whose = null) =>
        SlotChoice.Make(Booking.Aggregate.Fold([Asked]), start, whose ?? Ade, 1);

    public static Specification Given(params BookingEvent[] history) => Specification.Given(BookingModule.Module, history);

    public static BookingEvent[] In(BookingStatus status) => status switch
    {
        Draft => [Asked with { Draft = true }],
        BookingStatus.Requested => [Asked],
        Held => [Asked, new SlotHeld(At(10), Slot, At(610))],
        Quoted => [.. In(Held), new BookingQuoted(At(20), new Money(180m), At(300_000), "Two radiators")],
        PendingApproval => [Asked with { Terms = Terms with { ApprovalLevels = 2 } }, new SlotHeld(At(10), Slot, At(610)), new ApprovalAsked(At(30), 2)],
        Confirmed => [.. In(Held), new BookingConfirmed(At(40))],
        Scheduled => [.. In(Confirmed), new BookingScheduled(At(50), Slot)],
        Assigned => [.. In(Scheduled), new TechnicianAssigned(At(60), Slot)],
        Dispatched => [.. In(Assigned), new TechnicianDispatched(At(86_000), "Ring twice")],
        EnRoute => [.. In(Dispatched), new JourneyStarted(At(87_000), At(88_000))],
        OnSite => [.. In(EnRoute), new TechnicianArrived(At(88_100))],
        InProgress => [.. In(OnSite), new WorkStarted(At(88_200))],
        Paused => [.. In(InProgress), new WorkPaused(At(89_000), "Customer away")],
        AwaitingParts => [.. In(InProgress), new PartsAwaited(At(89_000), "A pump")],
        Completed => [.. In(InProgress), new WorkCompleted(At(91_000), "Serviced")],
        Inspected => [.. In(Completed), new WorkInspected(At(92_000), Passed: true, null)],
        Invoiced => [.. In(Inspected), new BookingInvoiced(At(93_000), "INV-1")],
        Closed => [.. In(Invoiced), new BookingClosed(At(94_000), null)],
        Cancelled => [.. In(Confirmed), new BookingCancelled(At(50), CancelledBy.Customer, "Moving", null)],
        NoShow => [.. In(EnRoute), new NoShowNoted(At(89_000), new Money(30m), "Nobody there")],
        Declined => [Asked, new BookingDeclined(At(50), "No oil boilers")],
        Expired => [.. In(Held), new BookingExpired(At(620))],
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
