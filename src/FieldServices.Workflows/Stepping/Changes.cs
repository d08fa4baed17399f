using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.Workflows.Messages;

namespace FieldServices.Workflows.Stepping;

/// <summary>Everything that the steps of one transaction change, gathered so that it can be written in bulk.</summary>
internal sealed class Changes(TenantId tenant, DateTimeOffset now, bool test)
{
    private readonly HashSet<InstanceId> inLastRound = [];

    public TenantId Tenant => tenant;

    public DateTimeOffset Now => now;

    /// <summary>True for a tenant on a test clock.</summary>
    public bool Test => test;

    /// <summary>Instances as they are after the steps.</summary>
    public Dictionary<InstanceId, Instance> Instances { get; } = [];

    /// <summary>What is recorded, in rounds: an instance occurs once in a round.</summary>
    public List<List<Append>> Rounds { get; } = [];

    /// <summary>Timers as they are after the steps; null for none.</summary>
    public Dictionary<(InstanceId Instance, string Key), (When When, Guid SetBy)?> Timers { get; } = [];

    public List<OutgoingCommand> Commands { get; } = [];

    public List<NewMessage> Messages { get; } = [];

    /// <summary>The position of the last event that was recorded; 0 when none was.</summary>
    public long LastPosition { get; set; }

    /// <summary>Inputs that their instances could not take, with what was wrong; null behind the first of an instance.</summary>
    public List<(Addressed Input, string? Error)> Waiting { get; } = [];

    /// <summary>Takes over what follows from one input.</summary>
    public void Add(Step step, Cause cause)
    {
        var (before, after) = (Instances.GetValueOrDefault(step.After.Id), step.After);
        foreach (var (key, when) in step.Timers)
            Timers[(after.Id, key)] = when is null ? null : (when, step.Origin?.CommandId ?? cause.CausationId);
        if (step.Events.Count == 0)
            return;
        var expected = ExpectedVersion.After(after.Version - step.Events.Count);
        RoundFor(after.Id).Add(new Append(tenant, after.Id.Stream, expected, step.Events, now, step.Origin!));
        Instances[after.Id] = after with { Exists = before?.Exists ?? after.Exists };
        Commands.AddRange(step.Commands);
        var why = new MessageCause(after.Id.Stream, after.Version, step.Origin!.CorrelationId, step.Origin.CommandId);
        Messages.AddRange(step.Messages.Select(m => new NewMessage(m.Id, m.Message, why)));
    }

    /// <summary>Parks an instance before an input that it could not take, or puts one more input behind.</summary>
    public void Park(Instance instance, Addressed input, string? error)
    {
        Instances[instance.Id] = instance with { Status = InstanceStatus.Parked };
        Waiting.Add((input, error));
        if (input.Input is WorkflowInput.TimerFired timer)
            Timers[(instance.Id, timer.Key)] = input.Timer?.After(now) is { } next ? (next, input.Cause.CausationId) : null;
    }

    // What is recorded stands in the log in the order of the inputs, however they were divided into transactions.
    private List<Append> RoundFor(InstanceId id)
    {
        if (Rounds.Count == 0 || !inLastRound.Add(id))
        {
            Rounds.Add([]);
            inLastRound.Clear();
            inLastRound.Add(id);
        }
        return Rounds[^1];
    }
}
