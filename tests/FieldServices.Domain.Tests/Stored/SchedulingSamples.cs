using FieldServices.Domain.Bookings.Conflicts;
using FieldServices.Domain.Technicians.Following;
using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Expiring;
using FieldServices.Domain.Bookings.Reminding;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Properties;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.Domain.Tests.Bookings;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Stored;

/// <summary>One full example of every event of bookings and of what they are made from, in an order in which they could come.</summary>
internal static class SchedulingSamples
{
    private static readonly ClosedDays Christmas = new(new DateOnly(2026, 12, 24), new DateOnly(2027, 1, 1), "the Christmas shutdown");
    private static readonly Absence Holiday = new(At(600_000), At(900_000), "holiday");
    private static readonly BookingSlot NextWeek = SlotAt(Nine.AddDays(7));
    private static readonly BookingContact SampleContact = new("020 7946 0018", "asha@example.org");

    private static readonly object[] OfTheCatalogue =
    [
        new ServiceOffered("Boiler service", Terms with { BookableBy = [BookedBy.Customer, BookedBy.Office] }),
        new ServiceTermsChanged("Boiler care", Terms with { ApprovalLevels = 2 }),
        new ServiceWithdrawn("Winter"),
        new ServiceOfferedAgain(),
    ];

    private static readonly object[] OfTechnicians =
    [
        new TechnicianEngaged("Ade", new CalendarId(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c706")), "Brent", 1),
        new WorkingHoursSet([new WorkingHours(Weekday.Monday, new TimeOnly(8, 0), new TimeOnly(17, 30))]),
        new TechnicianSkillsSet([Skill.Gas, Skill.Heating]),
        new TechnicianBaseSet(new GeoPoint(51.5465, -0.2042)),
        new TechnicianTeamSet("Camden", 2),
        new AbsenceAdded(Holiday),
        new AbsenceRemoved(Holiday),
        new TechnicianCalendarChanged(new CalendarId(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c706"))),
        new TechnicianLeft(),
    ];

    private static readonly object[] OfCalendars =
    [
        new CalendarOpened("London teams", "Europe/London", HolidayDivision.EnglandAndWales),
        new HolidaysChosen(HolidayDivision.Scotland),
        new CalendarDaysClosed(Christmas),
        new CalendarDaysReopened(Christmas),
    ];

    private static readonly object[] OfBookings =
    [
        Asked with { Package = "Radiators too", PropertyId = Neighbour, Draft = true },
        new BookingSubmitted(At(5)),
        new SlotHeld(At(10), Slot, At(610)),
        new HoldReleased(At(12)),
        new BookingQuoted(At(20), new Money(180m), At(300_000), "Two radiators"),
        new ApprovalAsked(At(30), 2),
        new BookingApproved(At(40), 1, "Fine"),
        new BookingConfirmed(At(45)),
        new BookingScheduled(At(50), Slot),
        new TechnicianAssigned(At(60), Slot),
        new ParticipantJoined(At(65), Neighbour, 2),
        new ParticipantLeft(At(66), Neighbour),
        new PlacesOffered(At(67), new BookingId(Envelopes.Id), Neighbour, 2, Slot, At(3_667)),
        new PlacesDeclined(At(68), new BookingId(Envelopes.Id), Neighbour, 2, Unanswered: false),
        new BookingRescheduled(At(70), Slot, NextWeek, "Asked for"),
        new TechnicianDispatched(At(86_000), "Ring twice"),
        new JourneyStarted(At(87_000), At(88_000)),
        new TechnicianArrived(At(88_100)),
        new WorkStarted(At(88_200)),
        new WorkPaused(At(89_000), "Customer away"),
        new PartsAwaited(At(89_500), "A pump"),
        new WorkResumed(At(90_000)),
        new WorkCompleted(At(91_000), "Serviced"),
        new WorkInspected(At(92_000), Passed: true, "Clean"),
        new BookingInvoiced(At(93_000), "INV-1"),
        new BookingClosed(At(94_000), "Paid"),
        new NoShowNoted(At(95_000), new Money(30m), "Nobody there"),
        new BookingDeclined(At(96_000), "No oil boilers"),
        new BookingExpired(At(97_000)),
        new BookingCancelled(At(98_000), CancelledBy.Customer, "Moving", new Money(30m)),
        new WaitingBegun(At(100), SampleBookings.ServiceId, SampleBookings.Customer, "Europe/London", Wish, new TimeNeeded(10, 60, 20), SampleContact),
        new WaitingEnded(At(99_000), WaitingEnd.DaysOver),
        new ConflictNoted(At(61), "booking.technician-absent", "The technician is absent then; choose another time or technician."),
        new ConflictAccepted(At(62), "booking.technician-absent", "Back by then"),
        new ConflictResolved(At(63), "booking.technician-absent"),
    ];

    private static readonly GroupPlaces Two = new(new BookingId(Neighbour), SampleBookings.ServiceId, Slot, 2);

    private static readonly object[] OfGroups =
    [
        new WaitingBegun(At(100), SampleBookings.ServiceId, SampleBookings.Customer, "Europe/London", Wish, new TimeNeeded(10, 60, 20), SampleContact, 2),
        new ParticipantLeft(At(151), Neighbour) { FreedPlaces = new FreedPlaces(SampleBookings.ServiceId, Slot, 2) },
        new ParticipantJoined(At(152), Neighbour, 2, new BookingId(Envelopes.Id)),
        new WaiterJoined(new BookingId(Envelopes.Id), SampleBookings.Customer, SampleBookings.ServiceId, "Europe/London", Wish, new TimeNeeded(10, 60, 20), SampleContact, 2),
        new PlacesBecameFree(Two),
        new PlacesAsked(new BookingId(Envelopes.Id), Two),
        new PlacesKept(new BookingId(Envelopes.Id)),
        new PlacesEnding(new BookingId(Envelopes.Id)),
        new PlacesOver(new BookingId(Envelopes.Id), Two, Unanswered: false, "booking.joined-already"),
        new PlacesGone(Two.BookingId),
    ];

    /// <summary>The same once more, as they are of bookings that wait or give a time back.</summary>
    private static readonly object[] OfTheWaitingList =
    [
        Asked with { Contact = SampleContact },
        new SlotHeld(At(120), Slot, At(3_720)) { FromWaitingList = true },
        new HoldReleased(At(130)) { Freed = Freed, FromWaitingList = true },
        new BookingExpired(At(3_720)) { Freed = Freed, FromWaitingList = true },
        new BookingConfirmed(At(140)) { FromWaitingList = true },
        new ApprovalAsked(At(140), 2) { FromWaitingList = true },
        new BookingCancelled(At(150), CancelledBy.Customer, null, null) { Freed = Freed, FromWaitingList = true },
        new BookingDeclined(At(150), "No") { Freed = Freed, FromWaitingList = true },
        new BookingScheduled(At(150), NextWeek) { Freed = Freed },
        new TechnicianAssigned(At(150), NextWeek) { Freed = Freed },
        new BookingRescheduled(At(150), Slot, NextWeek, null) { Freed = Freed },
        new WaiterJoined(new BookingId(Envelopes.Id), SampleBookings.Customer, SampleBookings.ServiceId, "Europe/London", Wish, new TimeNeeded(10, 60, 20), SampleContact),
        new TimeBecameFree(Freed),
        new TimeBecameFree(new FreedTime(SampleBookings.ServiceId, NextWeek)),
        new TimeGone(new FreedTime(SampleBookings.ServiceId, NextWeek)),
        new OfferAsked(new BookingId(Envelopes.Id), Freed),
        new OfferImpossible(new BookingId(Envelopes.Id), Freed, "booking.outside-hours"),
        new OfferMade(new BookingId(Envelopes.Id), Freed),
        new OfferOver(new BookingId(Envelopes.Id), Freed, Unanswered: true),
        new WaiterLeft(new BookingId(Neighbour), "BookingConfirmed"),
        .. OfGroups,
        new BookingWatched(Ade, new BookingId(Envelopes.Id), Slot.Until),
        new ChecksAsked("AbsenceAdded/7", At(500)),
        new FollowerJoined(Ade),
        new FollowersTold("CalendarDaysClosed/3"),
    ];

    private static readonly object[] OfExpiry =
    [
        new ExpiryPlanned(new BookingId(Envelopes.Id), At(610)),
        new ExpiryAsked(At(610)),
        new ExpirySettled("BookingExpired"),
    ];

    private static readonly object[] OfReminders =
    [
        new BookingNoted(new BookingId(Envelopes.Id), SampleBookings.Customer, new PropertyId(Neighbour), "Europe/London"),
        new CustomerJoined(Neighbour),
        new CustomerLeft(Neighbour),
        new TimeNoted(Slot.From, Slot.Until),
        new RemindersPlanned(Slot.From, Slot.Until, 3),
        new NoticeAsked(BookingNotice.Confirmed),
        new CustomerTold(At(46), new BookingId(Envelopes.Id), BookingNotice.Confirmed, Slot.From, null, "+442079460018", "asha@example.org"),
        new NoticeSent(SampleBookings.Customer, BookingNotice.Confirmed),
        new ReminderPassed(BookingNotice.InADay),
        new NoticeRefused($"Confirmed:{SampleBookings.Customer}", "customer.messages-refused"),
        new RemindersEnded("WorkCompleted", 12),
    ];

    public static IReadOnlyList<object> All { get; } = [.. OfTheCatalogue, .. OfTechnicians, .. OfCalendars, .. OfBookings, .. OfExpiry, .. OfReminders, .. OfTheWaitingList];
}
