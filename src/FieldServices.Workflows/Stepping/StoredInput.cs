using System.Text.Json;
using System.Text.Json.Serialization;
using FieldServices.EventStore;

namespace FieldServices.Workflows.Stepping;

/// <summary>An input as it waits for its parked instance; an event is named by its position.</summary>
internal sealed record StoredInput(string Kind, Guid Correlation, Guid Causation)
{
    public long? Position { get; init; }

    public string? Key { get; init; }

    public DateTimeOffset? Due { get; init; }

    public bool Late { get; init; }

    public int Missed { get; init; }

    public string? Stream { get; init; }

    public long? Version { get; init; }

    public string? Code { get; init; }

    public string? Text { get; init; }

    public static string Write(Addressed addressed) => JsonSerializer.Serialize(Of(addressed), StoredInputJson.Default.StoredInput);

    public static StoredInput Read(string json) => JsonSerializer.Deserialize(json, StoredInputJson.Default.StoredInput)!;

    /// <summary>The input again; null for an event, which has to be read from the log.</summary>
    public WorkflowInput? ToInput() => Kind switch
    {
        "timer" => new WorkflowInput.TimerFired(Key!, Due!.Value, Late) { Missed = Missed },
        "accepted" => new WorkflowInput.Answered(Key!, new CommandOutcome.Accepted(StreamOf(Stream!), Version!.Value)),
        "rejected" => new WorkflowInput.Answered(Key!, new CommandOutcome.Rejected(new Rejection(Code!, Text!))),
        "discarded" => new WorkflowInput.Answered(Key!, new CommandOutcome.Discarded(Text!)),
        _ => null,
    };

    private static StoredInput Of(Addressed addressed)
    {
        var (correlation, causation) = (addressed.Cause.CorrelationId, addressed.Cause.CausationId);
        return addressed.Input switch
        {
            WorkflowInput.Happened e => new("event", correlation, causation) { Position = e.Envelope.Position },
            WorkflowInput.TimerFired t => new("timer", correlation, causation) { Key = t.Key, Due = t.Due, Late = t.Late, Missed = t.Missed },
            WorkflowInput.Answered a => OfOutcome(a.Outcome, correlation, causation) with { Key = a.Key },
            _ => throw new InvalidOperationException("An input is an event, a timer or an answer."),
        };
    }

    private static StoredInput OfOutcome(CommandOutcome outcome, Guid correlation, Guid causation) => outcome switch
    {
        CommandOutcome.Accepted a => new("accepted", correlation, causation) { Stream = a.Stream.ToString(), Version = a.Version },
        CommandOutcome.Rejected r => new("rejected", correlation, causation) { Code = r.Reason.Code, Text = r.Reason.Message },
        CommandOutcome.Discarded d => new("discarded", correlation, causation) { Text = d.Reason },
        _ => throw new InvalidOperationException("An outcome is accepted, rejected or discarded."),
    };

    private static StreamId StreamOf(string text)
    {
        var slash = text.LastIndexOf('/');
        return new StreamId(text[..slash], Guid.Parse(text[(slash + 1)..]));
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StoredInput))]
internal sealed partial class StoredInputJson : JsonSerializerContext;
