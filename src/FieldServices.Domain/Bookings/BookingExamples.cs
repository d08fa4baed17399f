using FieldServices.Domain.Bookings.Conflicts;
using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings;

/// <summary>The printed example of each command.</summary>
internal static class BookingExamples
{
    private static readonly Guid Customer = new("01890a5d-ac96-774b-bcce-b302099a8057");
    private static readonly Guid OtherCustomer = new("01890a5d-ac96-774b-bcce-b302099a8058");
    private static readonly ServiceId Service = new(new Guid("01890a5d-ac96-774b-bcce-b302099a8059"));
    private static readonly TechnicianId Technician = new(new Guid("01890a5d-ac96-774b-bcce-b302099a805a"));
    private static readonly DateTime Begin = new(2026, 3, 3, 9, 0, 0);

    public static RequestBooking Request { get; } = new(Service, Customer, Point: new GeoPoint(51.5346, -0.2047), BookedBy: BookedBy.Customer);

    public static SubmitBooking Submit { get; } = new();

    public static HoldSlot Hold { get; } = new(Technician, Begin);

    public static ReleaseHold Release { get; } = new();

    public static WaitForSlot Wait { get; } = new(
        new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 6), [new WorkingHours(Weekday.Tuesday, new TimeOnly(8, 0), new TimeOnly(12, 0))]);

    public static StopWaiting StopWaiting { get; } = new();

    public static OfferSlot Offer { get; } = new(Technician, Begin);

    public static QuoteBooking Quote { get; } = new(new Money(180m), 72, "Two radiators, bled and balanced.");

    public static AskApproval AskApproval { get; } = new();

    public static ApproveBooking Approve { get; } = new(1, "Within the budget.");

    public static ConfirmBooking Confirm { get; } = new();

    public static ScheduleBooking Schedule { get; } = new(Begin, Technician);

    public static AssignTechnician Assign { get; } = new(Technician);

    public static DispatchTechnician Dispatch { get; } = new("Ring twice; the boiler is in the loft.");

    public static StartJourney StartJourney { get; } = new();

    public static ArriveAtBooking Arrive { get; } = new();

    public static StartWork Start { get; } = new();

    public static PauseWork Pause { get; } = new("The customer has to leave for an hour.");

    public static AwaitParts AwaitParts { get; } = new("A pump for a Vaillant ecoTEC 831.");

    public static ResumeWork Resume { get; } = new();

    public static CompleteWork Complete { get; } = new("Serviced; pressure 1.4 bar.");

    public static InspectWork Inspect { get; } = new(true);

    public static InvoiceBooking Invoice { get; } = new("INV-2026-0042");

    public static CloseBooking Close { get; } = new();

    public static RescheduleBooking Reschedule { get; } = new(Begin.AddDays(1), Reason: "The customer asked for the next day.");

    public static JoinBooking Join { get; } = new(OtherCustomer, 2);

    public static LeaveBooking Leave { get; } = new(OtherCustomer);

    public static OfferPlaces OfferPlaces { get; } = new(new BookingId(new Guid("01890a5d-ac96-774b-bcce-b302099a805b")), OtherCustomer, Begin, 2);

    public static DeclinePlaces DeclinePlaces { get; } = new(OtherCustomer);

    public static CancelBooking Cancel { get; } = new(CancelledBy.Customer, "Moving house.");

    public static NoteNoShow NoShow { get; } = new("Rang for a quarter of an hour.");

    public static DeclineBooking Decline { get; } = new("We do not work on oil boilers.");

    public static ExpireBooking Expire { get; } = new();

    public static CheckBooking Check { get; } = new();

    public static AcceptConflict AcceptConflict { get; } = new("booking.technician-absent", "The absence is over before the visit.");
}
