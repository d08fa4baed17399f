using FieldServices.Soak.Evidence;
using FieldServices.Workflows.Recorded;

namespace FieldServices.Soak.Checking;

/// <summary>Workflows took each event and each answer once, fired each timer that was set once, and had each command decided once.</summary>
internal static class Workflows
{
    public static IEnumerable<string> Differences(TenantEvidence evidence)
    {
        var logged = evidence.Log.Select(e => (e.Position, e.Stream, e.Name)).ToHashSet();
        foreach (var instance in evidence.Steps.GroupBy(s => s.Instance))
        {
            foreach (var difference in OfInputs(instance.Key, [.. instance], logged).Concat(OfTimers(instance.Key, instance)).Concat(OfCommands(instance.Key, [.. instance])))
                yield return difference;
        }
        foreach (var difference in OfEffects(evidence).Concat(OfBeginnings(evidence)).Concat(OfTheEnd(evidence.Unfinished)))
            yield return difference;
    }

    private static IEnumerable<string> OfInputs(string instance, IReadOnlyList<LoggedStep> steps, HashSet<(long, string, string)> logged)
    {
        var last = 0L;
        foreach (var input in steps.Select(s => s.Step.Input).Where(i => i.Kind == "event"))
        {
            if (input.Position <= last)
                yield return $"{instance} was told of position {input.Position} after {last}";
            if (!logged.Contains((input.Position!.Value, input.Stream!, input.Name)))
                yield return $"{instance} was told of {input.Name} at position {input.Position}, which is not in the log";
            last = input.Position.Value;
        }
    }

    private static IEnumerable<string> OfTimers(string instance, IEnumerable<LoggedStep> steps)
    {
        var set = new Dictionary<string, SteppedOutput>();
        foreach (var (position, step) in steps.Select(s => (s.Position, s.Step)))
        {
            if (step.Input is { Kind: "timer" } fired)
            {
                if (!set.TryGetValue(fired.Name, out var timer))
                    yield return $"{instance}: the timer {fired.Name} fired at position {position} and was not set";
                else if (timer.Cron is null)
                {
                    set.Remove(fired.Name);
                    if (timer.Due != fired.Due)
                        yield return $"{instance}: the timer {fired.Name} fired at position {position} for another instant than it was set for";
                }
            }
            foreach (var output in step.Outputs.Where(o => o.Kind is "set-timer" or "cancel-timer"))
            {
                set.Remove(output.Name);
                if (output.Kind == "set-timer")
                    set[output.Name] = output;
            }
        }
    }

    private static IEnumerable<string> OfCommands(string instance, IReadOnlyList<LoggedStep> steps)
    {
        var sent = steps.SelectMany(s => s.Step.Outputs).Where(o => o.Kind == "send").CountBy(o => o.Key!).ToDictionary();
        foreach (var (key, answers) in steps.Select(s => s.Step.Input).Where(i => i.Kind == "answer").CountBy(i => i.Name))
            if (answers > sent.GetValueOrDefault(key))
                yield return $"{instance} sent {key} {sent.GetValueOrDefault(key)} times and was answered {answers} times";
    }

    // All events of one command stand in one place: a second effect would stand in another.
    private static IEnumerable<string> OfEffects(TenantEvidence evidence)
    {
        var sent = evidence.Steps.SelectMany(s => s.Step.Outputs).Where(o => o.Kind == "send").Select(o => o.Id!.Value).ToHashSet();
        foreach (var command in evidence.Log.Where(e => sent.Contains(e.CommandId)).GroupBy(e => e.CommandId))
            if (command.Last().Position - command.First().Position + 1 != command.Count())
                yield return $"the command {command.Key} of a workflow had its effect more than once";
    }

    // An event that began one instance begins one wherever it stands.
    private static IEnumerable<string> OfBeginnings(TenantEvidence evidence)
    {
        var told = evidence.Steps.Where(s => s.Step.Input.Kind == "event").Select(s => (Workflow: s.Instance.Split('/')[0], s.Step.Input.Position)).ToHashSet();
        var beginnings = evidence.Steps.GroupBy(s => s.Instance).Select(i => (Workflow: i.Key.Split('/')[0], i.First().Step.Input)).Where(i => i.Input.Kind == "event");
        foreach (var (workflow, name) in beginnings.Select(b => (b.Workflow, b.Input.Name)).Distinct())
            foreach (var missed in evidence.Log.Where(e => e.Name == name && !told.Contains((workflow, e.Position))))
                yield return $"{workflow} was not told of {name} at position {missed.Position}";
    }

    private static IEnumerable<string> OfTheEnd(Unfinished unfinished)
    {
        if (unfinished.Timers > 0)
            yield return $"{unfinished.Timers} timers are due and did not fire";
        if (unfinished.Commands > 0)
            yield return $"{unfinished.Commands} commands of workflows have no answer";
        if (unfinished.Parked > 0)
            yield return $"{unfinished.Parked} instances are parked";
        if (unfinished.Messages > 0)
            yield return $"{unfinished.Messages} messages could not be sent";
    }
}
