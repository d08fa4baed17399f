using System.Text;
using System.Text.Json.Serialization.Metadata;
using FieldServices.Api.Commands;
using FieldServices.Api.Problems;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.Workflows;

/// <summary>Turns what somebody sent with a decision into the decision, or into everything that is wrong with it.</summary>
internal static class DecisionReader
{
    private const int LongestReason = 1_000;

    /// <summary>Why somebody decides so.</summary>
    public static (string? Reason, Problem? Problem) Reason(ReadOnlyMemory<byte> json)
    {
        var (read, problem) = Read(json, DecisionJson.Default.WithReason);
        if (read is null)
            return (null, problem);
        return string.IsNullOrWhiteSpace(read.Reason) || read.Reason.Length > LongestReason
            ? (null, JsonBody.Invalid([new FieldProblem("/reason", "invalid", $"Say why, in 1 to {LongestReason} characters; it is kept.")]))
            : (read.Reason, null);
    }

    /// <summary>What a dead letter is to say instead.</summary>
    public static (DeadLetterEdit? Edit, Problem? Problem) Edit(DeadLetter letter, ReadOnlyMemory<byte> json, IReadOnlyList<Module> modules) => letter.Kind switch
    {
        DeadLetterKind.Command => Command(letter, json, modules),
        DeadLetterKind.Message => Message(json),
        _ => (null, Problem.Of(
            422, "not-editable", "An input cannot be edited.",
            $"What happened stays as it is. Mend the workflow '{letter.Instance.Type}' and retry the input, or discard it with a reason.")),
    };

    public static (T? Value, Problem? Problem) Read<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        var (value, problem) = JsonBody.Read(json, type);
        return ((T?)value, problem);
    }

    private static (DeadLetterEdit? Edit, Problem? Problem) Command(DeadLetter letter, ReadOnlyMemory<byte> json, IReadOnlyList<Module> modules)
    {
        var (read, problem) = Read(json, DecisionJson.Default.NewCommandBody);
        if (read is null)
            return (null, problem);
        if (modules.SelectMany(m => m.Commands).FirstOrDefault(c => c.FullName == letter.Name) is not { } command)
            return (null, Problem.Of(422, "not-editable", "This release has no such command.", $"'{letter.Name}' is not known; discard it with a reason."));
        var (valid, wrong) = CommandReader.Read(Encoding.UTF8.GetBytes(read.Body.GetRawText()), command);
        return valid is null
            ? (null, wrong! with { Errors = wrong.Errors?.Select(e => e with { Pointer = $"/body{e.Pointer}" }).ToList() })
            : (new DeadLetterEdit.Body(read.Body), null);
    }

    private static (DeadLetterEdit? Edit, Problem? Problem) Message(ReadOnlyMemory<byte> json)
    {
        var (read, problem) = Read(json, DecisionJson.Default.NewMessageParts);
        if (read is null)
            return (null, problem);
        var errors = new List<FieldProblem>();
        foreach (var (pointer, text) in new[] { ("/channel", read.Channel), ("/recipient", read.Recipient) })
        {
            if (text is not null && string.IsNullOrWhiteSpace(text))
                errors.Add(new FieldProblem(pointer, "invalid", "It is empty; leave it out to keep it as it is."));
        }
        if (read is { Channel: null, Recipient: null, Data: null })
            errors.Add(new FieldProblem("", "required", "Give another channel, recipient or data; to send it as it is, retry it."));
        return errors.Count > 0 ? (null, JsonBody.Invalid(errors)) : (new DeadLetterEdit.Parts(read.Channel, read.Recipient, read.Data), null);
    }
}
