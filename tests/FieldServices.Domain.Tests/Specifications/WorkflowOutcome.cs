using FieldServices.Workflows;

namespace FieldServices.Domain.Tests.Specifications;

/// <summary>What a workflow wants after one input.</summary>
public sealed class WorkflowOutcome(WorkflowSpec before, IReadOnlyList<Output> outputs)
{
    public IReadOnlyList<Output> Outputs { get; } = outputs;

    /// <summary>The instance after it.</summary>
    public WorkflowSpec Next { get; } = before.Given([.. outputs.OfType<Output.Record>().Select(r => r.Event)]);

    public IReadOnlyList<object> Commands => [.. Outputs.OfType<Output.Send>().Select(s => s.Command)];

    public IReadOnlyList<object> Recorded => [.. Outputs.OfType<Output.Record>().Select(r => r.Event)];

    /// <summary>Each message as <c>channel recipient template priority</c>.</summary>
    public IReadOnlyList<string> Messages => [.. Outputs.OfType<Output.Deliver>().Select(d => d.Message)
        .Select(m => $"{m.Channel} {m.Recipient} {m.Template} {m.Priority}")];

    /// <summary>Each timer that was set or, with null, cancelled.</summary>
    public IReadOnlyList<(string Key, DateTimeOffset? Due)> Timers => [.. Outputs.SelectMany<Output, (string, DateTimeOffset?)>(o => o switch
    {
        Output.SetTimer set => [(set.Key, set.When.Due)],
        Output.CancelTimer cancel => [(cancel.Key, null)],
        _ => [],
    })];

    /// <summary>Exactly these, in this order.</summary>
    public WorkflowOutcome Then(params Output[] expected)
    {
        Assert.Equal(expected.Select(OutputText.Of), Outputs.Select(OutputText.Of));
        return this;
    }

    public void ThenNothing() => Then();
}
