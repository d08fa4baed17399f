using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.WorkOrders;

/// <summary>The printed example of each command.</summary>
internal static class WorkOrderExamples
{
    private static readonly TechnicianId Technician = new(new Guid("01890a5d-ac96-774b-bcce-b302099a805a"));
    private static readonly DateTime Begin = new(2026, 3, 3, 9, 0, 0);

    public static RequestWorkOrder Request { get; } = new(
        new ServiceId(new Guid("01890a5d-ac96-774b-bcce-b302099a8059")), new Guid("01890a5d-ac96-774b-bcce-b302099a8057"), Point: new GeoPoint(51.5346, -0.2047));

    public static HoldVisits Hold { get; } = new([new(Begin, Technician), new(Begin.AddDays(1), Technician)]);

    public static ReleaseVisits Release { get; } = new();

    public static ConfirmWorkOrder Confirm { get; } = new();

    public static RescheduleVisit Reschedule { get; } = new(1, Begin.AddDays(1), Following: FollowingVisits.Shift, Reason: "The customer is away.");

    public static CancelWorkOrder Cancel { get; } = new(CancelledBy.Customer, "Sold the house.");

    public static NoteProgress Note { get; } = new(1, VisitProgress.Underway, 9);
}
