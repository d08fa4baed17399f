using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.Workflows;

namespace FieldServices.Domain.Tests.Specifications;

/// <summary>What a workflow can be told, in few words.</summary>
public static class Inputs
{
    private static readonly EventCatalog Catalog = Module.CatalogOf(FieldServicesModules.All);

    /// <summary>An event as it is recorded: at once, or so much later than it was true.</summary>
    public static WorkflowInput Happened(object @event, Guid stream, DateTimeOffset at, TimeSpan delay = default)
    {
        var owner = FieldServicesModules.All.Single(m => m.EventRoot.IsInstanceOfType(@event));
        return new WorkflowInput.Happened(new Envelope(
            new TenantId(new Guid("11111111-1111-7111-8111-111111111111")), new StreamId(owner.Subject, stream), 1, 1, Catalog.Of(@event), @event,
            RecordedAt: at + delay, EffectiveAt: at, new Origin(new Actor("dispatcher", "k1"), "test", default, default, default)));
    }

    /// <summary>An event of the sample emergency, true when it says so.</summary>
    public static WorkflowInput Happened(EmergencyEvent @event, TimeSpan delay = default) => Happened(@event, Envelopes.Id, @event.At, delay);

    public static WorkflowInput TimerFired(string key, DateTimeOffset due, bool late = false) => new WorkflowInput.TimerFired(key, due, late);

    public static WorkflowInput Accepted(string key) =>
        new WorkflowInput.Answered(key, new CommandOutcome.Accepted(new StreamId("emergency", Envelopes.Id), 2));

    public static WorkflowInput Rejected(string key, string code) =>
        new WorkflowInput.Answered(key, new CommandOutcome.Rejected(new Rejection(code, "No.")));

    public static WorkflowInput Discarded(string key) => new WorkflowInput.Answered(key, new CommandOutcome.Discarded("Gateway gone"));
}
