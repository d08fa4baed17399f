using System.Text;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>The life cycle of a booking as a page: the published table, with the events that each command was found to record.</summary>
internal static class BookingDocument
{
    public const string Begin = "<!-- made from the published table by a test; to renew it: DOCS=write dotnet test tests/FieldServices.Domain.Tests -->";
    public const string End = "<!-- up to here -->";

    public static string Table()
    {
        var text = new StringBuilder(Begin).Append("\n\n```mermaid\nstateDiagram-v2\n    [*] --> Requested: request\n    [*] --> Draft: request\n");
        foreach (var (line, from, to) in from t in Transitions.All from f in t.From from s in t.To where IsStep(t, f, s) select (t, f, s))
            text.Append($"    {from} --> {to}: {line.Command}\n");
        text.Append("    Closed --> [*]\n    Cancelled --> [*]\n    Declined --> [*]\n```\n\n");
        text.Append("| command | what it says | who may | possible in | then | events |\n|---|---|---|---|---|---|\n");
        text.Append("| `request` | Ask for a service; a time is chosen afterwards. | Admin, Dispatcher, Customer, Integrator | nothing yet | Requested, Draft | `booking.requested` |\n");
        foreach (var command in BookingModule.Module.Commands.Where(c => !c.Starts))
        {
            var line = Transitions.All.Single(t => t.Command == command.Name);
            text.Append($"| `{command.Name}` | {command.Summary} | {Join(command.Roles)} | {Join(line.From)} | {(line.To.Count == 0 ? "the same" : Join(line.To))} | {string.Join(" ", EventsOf(command))} |\n");
        }

        return text.Append('\n').Append(End).ToString();
    }

    /// <summary>The page with its table made anew; the words around it stay.</summary>
    public static string Renewed(string page)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return page[..begin] + Table() + page[(end + End.Length)..];
    }

    private static bool IsStep(Transition line, BookingStatus from, BookingStatus to) => from != to && line.Command switch
    {
        "reschedule" => to == Booking.Aggregate.Fold([.. SampleBookings.In(from), new BookingRescheduled(SampleBookings.Later, SampleBookings.Slot, SampleBookings.Slot, null)]).Status,
        _ => true,
    };

    private static IEnumerable<string> EventsOf(Command command) =>
        (from status in Enum.GetValues<BookingStatus>()
         let accepted = LifeCycle.Decide(command, status) as Decision<object>.Accepted
         where accepted is not null
         from e in accepted.Events
         select $"`{BookingModule.Module.Events.Single(t => t.ClrType == e.GetType()).Name}`").Distinct();

    private static string Join<T>(IEnumerable<T> items) => string.Join(", ", items);
}
