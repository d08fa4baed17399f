using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Series;

/// <summary>The printed example of each command.</summary>
internal static class SeriesExamples
{
    private static readonly DateTime Start = new(2026, 3, 3, 9, 0, 0);
    private static readonly DateOnly Day = new(2026, 3, 17);

    public static BeginSeries Begin { get; } = new(
        new SeriesTerms(
            new ServiceId(new Guid("01890a5d-ac96-774b-bcce-b302099a8059")), new Guid("01890a5d-ac96-774b-bcce-b302099a8057"),
            [new TechnicianId(new Guid("01890a5d-ac96-774b-bcce-b302099a805a"))]),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", Start);

    public static PlanSeries Plan { get; } = new();

    public static SkipVisit Skip { get; } = new(Day, "The customer is away.");

    public static MoveVisit Move { get; } = new(Day, Start.AddDays(15));

    public static ChangeSeries Change { get; } = new(Day, "FREQ=WEEKLY;BYDAY=TU", Start.AddDays(14));

    public static NoteVisit Note { get; } = new(Day, 0, VisitOutcome.Booked);

    public static EndSeries End { get; } = new(Day, "Moved away.");
}
