using System.Collections.Concurrent;
using System.Text.Json;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Domain.Tests.Stored;
using FieldServices.Workflows;

namespace FieldServices.Domain.Tests.Workflows;

/// <summary>Tells a workflow everything in every state that it gets into, breadth first.</summary>
internal static class Exploration
{
    private const int MostStates = 600;

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<TriedStep>>> Done = new();

    public static IReadOnlyList<TriedStep> Of(string workflow) => Done.GetOrAdd(
        workflow, name => new(() => Explore(FieldServicesModules.Workflows.Single(w => w.ToString() == name)))).Value;

    private static List<TriedStep> Explore(Workflow workflow)
    {
        var steps = new List<TriedStep>();
        var seen = new HashSet<string> { Text(workflow, workflow.Initial) };
        var waiting = new Queue<(WorkflowSpec Spec, Dictionary<string, DateTimeOffset> Timers, HashSet<string> Sent)>([(WorkflowSpec.Of(workflow), [], [])]);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var (input, at) in Everything(workflow, node.Timers, node.Sent))
            {
                var outcome = node.Spec.When(input, at);
                steps.Add(new TriedStep(node.Spec, input, at, outcome.Outputs, outcome.Next));
                if (seen.Count < MostStates && seen.Add(Text(workflow, outcome.Next.State)))
                    waiting.Enqueue((outcome.Next, TimersAfter(node.Timers, outcome), [.. node.Sent, .. outcome.Outputs.OfType<Output.Send>().Select(s => s.Key)]));
            }
        }

        return steps;
    }

    private static IEnumerable<(WorkflowInput, DateTimeOffset)> Everything(Workflow workflow, Dictionary<string, DateTimeOffset> timers, HashSet<string> sent)
    {
        foreach (var e in EventSamples.All.Where(e => workflow.ListensTo.Contains(e.GetType())).SelectMany(e => Variants(workflow, e)))
        {
            foreach (var delay in new[] { TimeSpan.Zero, TimeSpan.FromHours(1) })
                yield return (Inputs.Happened(e, Envelopes.Id, AtOf(e), delay), AtOf(e) + delay);
        }

        foreach (var (key, due) in timers.Append(new("unheard-of", DateTimeOffset.UnixEpoch)))
        {
            yield return (Inputs.TimerFired(key, due), due);
            yield return (Inputs.TimerFired(key, due, late: true), due.AddHours(3));
        }

        foreach (var answer in sent.Append("unheard-of").SelectMany(k => new[] { Inputs.Accepted(k), Inputs.Rejected(k, "emergency.wrong-status"), Inputs.Discarded(k) }))
            yield return (answer, DateTimeOffset.UnixEpoch.AddYears(60));
    }

    /// <summary>A booking may be a visit of a work order, and only then concerns it.</summary>
    private static IEnumerable<object> Variants(Workflow workflow, object @event) => @event switch
    {
        WorkInspected e when IsOfVisits(workflow) => [e, e with { Passed = false, VisitOf = Visit }],
        BookingEvent e when IsOfVisits(workflow) => [e, e with { VisitOf = Visit }],
        _ => [@event],
    };

    private static VisitOf Visit => new(Envelopes.Id, 1, "Survey");

    private static bool IsOfVisits(Workflow workflow) => workflow == FieldServices.Domain.WorkOrders.Following.FollowingWorkflow.Definition;

    private static DateTimeOffset AtOf(object @event) => @event switch
    {
        EmergencyEvent e => e.At,
        BookingEvent e => e.At,
        CustomerTold e => e.At,
        FieldServices.Domain.Series.SeriesEvent e => e.At,
        FieldServices.Domain.WorkOrders.WorkOrderEvent e => e.At,
        FieldServices.Domain.Technicians.TechnicianEvent or FieldServices.Domain.Calendars.CalendarEvent => Bookings.SampleBookings.At(500),
        _ => throw new ArgumentException($"{@event.GetType().Name} does not say when it was true.", nameof(@event)),
    };

    /// <summary>Those that were cancelled are kept: a timer that fires although nobody waits for it must do no harm.</summary>
    private static Dictionary<string, DateTimeOffset> TimersAfter(Dictionary<string, DateTimeOffset> timers, WorkflowOutcome outcome)
    {
        var after = new Dictionary<string, DateTimeOffset>(timers);
        foreach (var (key, due) in outcome.Timers.Where(t => t.Due is not null))
            after[key] = due!.Value;
        return after;
    }

    private static string Text(Workflow workflow, object state) => JsonSerializer.Serialize(state, workflow.StateJson);
}
