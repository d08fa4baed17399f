using System.Text.Json;
using System.Text.Unicode;
using FieldServices.Api.Problems;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.Commands;

/// <summary>Turns the body of a request into a validated command, or into the complete list of what is wrong with it.</summary>
public static class CommandReader
{
    /// <summary>The command, or the problem that the sender should be told.</summary>
    public static (object? Body, Problem? Problem) Read(ReadOnlyMemory<byte> json, Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!Utf8.IsValid(json.Span))
            return (null, Malformed("The body is not UTF-8. Send one JSON object as UTF-8."));
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.Length == 0 ? "{}"u8.ToArray() : json);
        }
        catch (JsonException e)
        {
            return (null, Malformed($"The body stops being JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}. Send one JSON object as UTF-8, at most 64 levels deep."));
        }
        using (document)
            return Read(document.RootElement, command);
    }

    private static (object? Body, Problem? Problem) Read(JsonElement json, Command command)
    {
        var shape = new ShapeCheck();
        try
        {
            shape.Check(json, command.Json, pointer: "");
        }
        catch (InvalidOperationException)
        {
            // The reader of JSON lets half a surrogate pair in a name pass and cannot turn it into text afterwards.
            return (null, Malformed("The name of a field is not text: it holds half a surrogate pair. Send whole characters."));
        }
        return shape.Problems.Count > 0 ? (null, Invalid(shape.Problems)) : Validate(json.Deserialize(command.Json)!, command);
    }

    private static (object? Body, Problem? Problem) Validate(object body, Command command)
    {
        var result = command.Validate(body);
        return result.IsValid
            ? (body, null)
            : (null, Invalid([.. result.Errors.Select(e => new FieldProblem(JsonPointer.FromProperty(e.PropertyName), CodeOf(e.ErrorCode), e.ErrorMessage))]));
    }

    private static Problem Invalid(List<FieldProblem> errors) =>
        Problem.Of(400, "validation-failed", "The request is not valid.", $"{errors.Count} {(errors.Count == 1 ? "field is" : "fields are")} wrong; see errors.")
            with { Errors = errors };

    private static Problem Malformed(string detail) => Problem.Of(400, "malformed-json", "The body is not JSON.", detail);

    // The validation library names its rules; clients are promised our few words instead.
    private static string CodeOf(string errorCode) => errorCode switch
    {
        "NotNullValidator" or "NotEmptyValidator" => "required",
        _ when errorCode.EndsWith("Validator", StringComparison.Ordinal) => "invalid",
        _ => errorCode,
    };
}
