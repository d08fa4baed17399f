using System.Text;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Responding;
using FieldServices.Domain.Emergencies.Watching;
using FieldServices.Domain.Tests.Contractors;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>What happens without anybody's doing, made by asking the workflows; so it cannot say what they do not do.</summary>
internal static class ByItselfDocument
{
    private static readonly WorkflowSpec Response = WorkflowSpec.Of(ResponseWorkflow.Definition);
    private static readonly WorkflowSpec Clock = WorkflowSpec.Of(ClockWorkflow.Definition);
    private static readonly EmergencyReported Gas = Reported with { Category = EmergencyCategory.GasLeak, Priority = Priority.P1 };
    private static readonly WorkflowSpec Begun = Told(Response, Reported);
    private static readonly DispatchOffered ToReachable = Offered with { Contact = new TradingContact(Phone: "020 7946 0123", Email: "office@example.org") };

    private static IReadOnlyList<(string When, WorkflowOutcome Outcome)> Cases { get; } =
    [
        ("a report comes in", On(Response, Reported)),
        ("a report with a gas leak, fire damage, structural damage or any danger flag", On(Response, Gas)),
        ("15, 30, 45 and 60 minutes after the report, as long as nobody is on site", Begun.When(Inputs.TimerFired("status-update", At(900)), At(900))),
        ("one of these turns comes late", Begun.When(Inputs.TimerFired("status-update", At(900), late: true), At(1_000))),
        ("an offer is made to a contractor", On(Begun, ToReachable)),
        ("the contractor has neither telephone number nor e-mail address", On(Begun, Offered)),
        ("the contractor accepts", On(Told(Begun, ToReachable), AcceptedBy)),
        ("the priority is raised to P1", On(Begun, new PriorityChanged(At(80), Priority.P2, Priority.P1, "Sags", ServiceLevels.Deadlines(Priority.P1, T0, TimeSpan.Zero)))),
        ("somebody escalates it", On(Begun, Escalated)),
        ("the contractor arrives", On(Begun, Arrived)),
        ("it is resolved", On(Begun, Resolved)),
        ("the day after at 09:00 in London", Told(Begun, Resolved).When(Inputs.TimerFired("follow-up", At(88_200)), At(88_200))),
        ("the follow-up is on the list", On(Told(Begun, Resolved), NextDay)),
        ("it is cancelled", On(Begun, Cancelled)),
        ("it is reopened", On(Told(Begun, Resolved), Reopened)),
        ("four fifths of the time of a promise are used", Told(Clock, Reported).When(Inputs.TimerFired("near-breach:on-site", At(5_760)), At(5_760))),
        ("a deadline has passed", Told(Clock, Reported).When(Inputs.TimerFired("breach:on-site", At(7_201)), At(7_201))),
        ("a promise is settled too late, and nobody had noticed", On(Told(Clock, Reported), Acknowledged with { At = At(61) })),
    ];

    public static string Text()
    {
        var text = new StringBuilder("## What happens by itself\n\n")
            .Append("A report that is told more than ")
            .Append(History.Begins.TotalMinutes).Append(" minutes late is history and sets nothing in motion.\n")
            .Append("Texts and e-mails go to the telephone number and the e-mail address that were given; those about a P1 are urgent.\n\n")
            .Append("| when | message | command sent | timers |\n|---|---|---|---|\n");
        foreach (var (when, outcome) in Cases)
            text.Append($"| {when} | {Messages(outcome)} | {Commands(outcome)} | {Timers(outcome)} |\n");
        return text.ToString();
    }

    private static WorkflowOutcome On(WorkflowSpec spec, EmergencyEvent e) => spec.When(Inputs.Happened(e), e.At);

    private static WorkflowSpec Told(WorkflowSpec spec, EmergencyEvent e) => On(spec, e).Next;

    private static string Messages(WorkflowOutcome outcome) => Lines(outcome.Outputs.OfType<Output.Deliver>().Select(d => d.Message)
        .Select(m => $"`{m.Template}` by {m.Channel}{(m.Channel == "pager" || m.Recipient == "office" ? $" to `{m.Recipient}`" : "")}{(m.Priority == MessagePriority.Urgent ? ", urgent" : "")}"));

    private static string Commands(WorkflowOutcome outcome) => Lines(outcome.Commands.Select(c => $"`{OutputText.CommandOf(c).Name}`"));

    private static string Timers(WorkflowOutcome outcome) => Lines(outcome.Timers.Select(t => t.Due is null ? $"`{t.Key}` off" : $"`{t.Key}`"));

    private static string Lines(IEnumerable<string> parts) => string.Join("<br>", parts);
}
