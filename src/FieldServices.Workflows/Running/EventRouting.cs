using FieldServices.EventStore;
using FieldServices.Workflows.Stepping;

namespace FieldServices.Workflows.Running;

/// <summary>Which instances of one workflow an event concerns.</summary>
internal sealed class EventRouting
{
    private readonly Workflow[] newestFirst;

    public EventRouting(WorkflowCatalog catalog, string name)
    {
        newestFirst = [.. catalog.All.Where(w => w.Name == name).OrderByDescending(w => w.Version)];
        Name = name;
        ListensTo = [.. newestFirst.SelectMany(w => w.ListensTo).Distinct()];
    }

    public string Name { get; }

    public IReadOnlyList<Type> ListensTo { get; }

    /// <summary>The event as an input; null when it concerns no instance. The newest version that listens to it says which.</summary>
    public Addressed? Address(Envelope envelope)
    {
        var route = Array.Find(newestFirst, w => w.ListensTo.Contains(envelope.Event.GetType()));
        return route?.InstanceFor(envelope) is { } instance
            ? new Addressed(
                new InstanceId(Name, instance),
                new WorkflowInput.Happened(envelope),
                new Cause(envelope.Origin.CorrelationId, envelope.Origin.CommandId))
            : null;
    }
}
