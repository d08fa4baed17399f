using System.Text;
using FieldServices.Domain.Tests.Bookings;
using FieldServices.Domain.WorkOrders;

namespace FieldServices.Domain.Tests.WorkOrders;

/// <summary>The life cycle of a work order as a page: the published table.</summary>
internal static class WorkOrderDocument
{
    public static string Renewed(string page)
    {
        var (begin, end) = (page.IndexOf(BookingDocument.Begin, StringComparison.Ordinal), page.IndexOf(BookingDocument.End, StringComparison.Ordinal));
        return page[..begin] + Table() + page[end..];
    }

    private static string Table()
    {
        var text = new StringBuilder(BookingDocument.Begin).Append("\n\n```mermaid\nstateDiagram-v2\n    [*] --> Requested: request\n");
        foreach (var (line, from, to) in from t in WorkOrderTransitions.All from f in t.From from s in t.To where f != s && IsStep(t, f, s) select (t, f, s))
            text.Append($"    {from} --> {to}: {line.Command}\n");
        text.Append("    Cancelled --> [*]\n```\n\n| command | what it says | who may | possible in |\n|---|---|---|---|\n");
        foreach (var command in WorkOrderModule.Module.Commands)
            text.Append($"| `{command.Name}` | {command.Summary} | {string.Join(", ", command.Roles)} | {(command.Starts ? "nothing yet" : string.Join(", ", command.From))} |\n");
        return text.Append('\n').ToString();
    }

    /// <summary>Whether noting a visit leads there: a hold runs out, work begins, the last visit is done.</summary>
    private static bool IsStep(WorkOrderTransition line, WorkOrderStatus from, WorkOrderStatus to) => line.Command != "note-progress" || (from, to) is
        (WorkOrderStatus.Held, WorkOrderStatus.Expired) or (WorkOrderStatus.Confirmed or WorkOrderStatus.Completed, WorkOrderStatus.InProgress) or (WorkOrderStatus.InProgress, WorkOrderStatus.Completed);
}
