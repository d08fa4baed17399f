using System.Text;
using System.Text.Json;
using FieldServices.EventStore;
using FieldServices.Workflows.Recorded;

namespace FieldServices.Workflows.Stepping;

/// <summary>Works out the step that follows from an input. Pure: the same instance, input and time give the same step.</summary>
internal sealed class Stepper(WorkflowCatalog catalog, EventCatalog events)
{
    private readonly WorkflowCatalog catalog = catalog;
    private readonly EventCatalog events = events;

    /// <summary>An instance before its first input.</summary>
    public Instance Begin(InstanceId id, Guid correlation)
    {
        var workflow = catalog.NewestOf(id.Workflow);
        return new Instance(id, workflow.Version, 0, Write(workflow, workflow.Initial), InstanceStatus.Running, correlation) { Exists = false };
    }

    /// <summary>The step.</summary>
    /// <exception cref="NoDefinitionException">This program has no version of the workflow for the instance.</exception>
    public Step Take(TenantId tenant, Instance instance, Addressed addressed, DateTimeOffset now)
    {
        var fired = Fired(addressed, now);
        if (instance.Status == InstanceStatus.Cancelled)
            return new Step(instance) { Timers = fired };
        var workflow = catalog.For(instance.Id.Workflow, instance.Definition) ?? throw new NoDefinitionException(instance.Id.Workflow, instance.Definition);
        var migrates = workflow.Version != instance.Definition;
        var state = migrates ? workflow.Migrate(instance.Definition, instance.State) : Read(workflow, instance.State);
        var outputs = workflow.Decide(state, addressed.Input, now);
        if (outputs.Count == 0)
            return new Step(instance) { Timers = fired };
        var origin = OriginOf(tenant, workflow, instance, addressed.Cause);
        var step = new Draft(this, tenant, instance, origin, fired);
        foreach (var output in outputs)
            step.Add(output);
        var migrated = migrates ? new WorkflowMigrated(instance.Definition, workflow.Version, JsonSerializer.SerializeToElement(state, workflow.StateJson)) : null;
        return step.Done(workflow, step.Recorded.Aggregate(state, workflow.Evolve), migrated, SteppedInput.Of(addressed.Input));
    }

    private static Dictionary<string, When?> Fired(Addressed addressed, DateTimeOffset now) =>
        addressed.Input is WorkflowInput.TimerFired timer ? new() { [timer.Key] = addressed.Timer?.After(now) } : [];

    private static Origin OriginOf(TenantId tenant, Workflow workflow, Instance instance, Cause cause)
    {
        var command = $"{workflow.Name}.step";
        var id = CommandIdentity.For(tenant, command, instance.Id.Id, $"{instance.Version}");
        return new Origin(new Actor("workflow", workflow.ToString()), command, id, cause.CorrelationId, cause.CausationId);
    }

    private static object Read(Workflow workflow, string state) => JsonSerializer.Deserialize(state, workflow.StateJson)!;

    private static string Write(Workflow workflow, object state) => JsonSerializer.Serialize(state, workflow.StateJson);

    /// <summary>Gathers the outputs of one step.</summary>
    private sealed class Draft(Stepper stepper, TenantId tenant, Instance before, Origin origin, Dictionary<string, When?> timers)
    {
        private readonly List<SteppedOutput> told = [];
        private readonly List<OutgoingCommand> commands = [];
        private readonly List<(Guid, Message)> messages = [];

        public List<object> Recorded { get; } = [];

        public void Add(Output output) => told.Add(output switch
        {
            Output.Record record => Keep(record),
            Output.Send send => Send(send),
            Output.Deliver deliver => Deliver(deliver),
            Output.SetTimer set => Set(set.Key, set.When),
            Output.CancelTimer cancel => Set(cancel.Key, null),
            _ => throw new InvalidOperationException("An output sends, records, delivers, or sets or cancels a timer."),
        });

        public Step Done(Workflow workflow, object state, WorkflowMigrated? migrated, SteppedInput input)
        {
            var finished = workflow.IsFinished(state);
            object stepped = new WorkflowStepped(workflow.Version, input, told, finished);
            object[] written = migrated is null ? [stepped, .. Recorded] : [migrated, stepped, .. Recorded];
            var after = before with
            {
                Definition = workflow.Version,
                Version = before.Version + written.Length,
                State = Write(workflow, state),
                Status = finished ? InstanceStatus.Finished : InstanceStatus.Running,
            };
            return new Step(after) { Events = written, Origin = origin, Timers = timers, Commands = commands, Messages = messages };
        }

        private SteppedOutput Keep(Output.Record record)
        {
            Recorded.Add(record.Event);
            return new SteppedOutput("record", stepper.events.Of(record.Event).Name);
        }

        private SteppedOutput Set(string key, When? when)
        {
            timers[key] = when;
            return when is null ? new SteppedOutput("cancel-timer", key) : new SteppedOutput("set-timer", key, Due: when.Due, Cron: when.Cron);
        }

        private SteppedOutput Send(Output.Send send)
        {
            var type = stepper.catalog.CommandOf(send.Command);
            var key = $"{before.Id}/{before.Version}/{told.Count}";
            var id = CommandIdentity.For(tenant, type.Name, send.StreamId, key);
            var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(send.Command, type.Json));
            commands.Add(new OutgoingCommand(tenant, id, before.Id, send.Key, type.Name, send.StreamId, body, key, origin));
            return new SteppedOutput("send", type.Name, send.Key, id, send.StreamId);
        }

        private SteppedOutput Deliver(Output.Deliver deliver)
        {
            var id = CommandIdentity.For(tenant, "message", before.Id.Id, $"{before.Id}/{before.Version}/{told.Count}");
            messages.Add((id, deliver.Message));
            return new SteppedOutput("deliver", deliver.Message.Template, Id: id, Channel: deliver.Message.Channel);
        }
    }
}
