using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Tests.Contractors;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.EventStore;
using FieldServices.Workflows;

namespace FieldServices.Domain.Tests.Workflows;

/// <summary>One emergency with every workflow around it, all pure: events are told at once, commands decided at once, timers fire on time.</summary>
internal sealed class World
{
    private readonly Dictionary<Workflow, WorkflowSpec> specs = FieldServicesModules.Workflows.ToDictionary(w => w, WorkflowSpec.Of);
    private readonly Dictionary<(Workflow Workflow, string Key), DateTimeOffset> timers = [];
    private object state = Emergency.Initial;
    private DateTimeOffset time;

    public Emergency Emergency => (Emergency)state;

    public List<EmergencyEvent> Events { get; } = [];

    /// <summary>Each message as time and text.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>The codes with which commands of workflows were refused.</summary>
    public List<string> Refusals { get; } = [];

    public IReadOnlyCollection<(Workflow Workflow, string Key)> Timers => timers.Keys;

    public bool IsFinished(Workflow workflow) => workflow.IsFinished(specs[workflow].State);

    /// <summary>Lets the time pass, with whatever falls due meanwhile.</summary>
    public World Until(DateTimeOffset now)
    {
        while (timers.Count > 0 && timers.MinBy(t => t.Value) is var next && next.Value <= now)
        {
            timers.Remove(next.Key);
            time = next.Value > time ? next.Value : time;
            Tell(next.Key.Workflow, Inputs.TimerFired(next.Key.Key, next.Value), time);
        }

        time = now > time ? now : time;
        return this;
    }

    /// <summary>Somebody sends a command; what the rules do not allow changes nothing.</summary>
    public World Do(object command, DateTimeOffset now)
    {
        Until(now);
        Decide(command, now);
        return this;
    }

    private Decision<object> Decide(object command, DateTimeOffset now)
    {
        var decision = OutputText.CommandOf(command).Decide(state, command, command is ReportEmergency ? null : SampleContractors.Anyone, now);
        EmergencyEvent[] events = decision is Decision<object>.Accepted accepted ? [.. accepted.Events.Cast<EmergencyEvent>()] : [];
        state = events.Aggregate(state, EmergencyModule.Module.Evolve);
        Events.AddRange(events);
        foreach (var (e, workflow) in events.SelectMany(e => FieldServicesModules.Workflows.Where(w => w.ListensTo.Contains(e.GetType())).Select(w => (e, w))))
            Tell(workflow, Inputs.Happened(e), now);

        return decision;
    }

    private void Tell(Workflow workflow, WorkflowInput input, DateTimeOffset now)
    {
        var outcome = specs[workflow].When(input, now);
        specs[workflow] = outcome.Next;
        Messages.AddRange(outcome.Messages.Select(m => $"{now:HH:mm} {m}"));
        foreach (var (key, due) in outcome.Timers)
        {
            if (due is { } at)
                timers[(workflow, key)] = at;
            else
                timers.Remove((workflow, key));
        }

        foreach (var send in outcome.Outputs.OfType<Output.Send>())
            Tell(workflow, Answer(send, now), now);
    }

    private WorkflowInput Answer(Output.Send send, DateTimeOffset now)
    {
        if (Decide(send.Command, now) is not Decision<object>.Rejected rejected)
            return Inputs.Accepted(send.Key);
        Refusals.Add(rejected.Reason.Code);
        return Inputs.Rejected(send.Key, rejected.Reason.Code);
    }
}
