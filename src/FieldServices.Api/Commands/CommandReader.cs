using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.Length == 0 ? "{}"u8.ToArray() : json);
        }
        catch (JsonException e)
        {
            return (null, Malformed(e));
        }
        using (document)
        {
            var shape = new ShapeCheck();
            shape.Check(document.RootElement, command.Json, pointer: "");
            if (shape.Problems.Count > 0)
                return (null, Invalid(shape.Problems));
            return Validate(document.RootElement.Deserialize(command.Json)!, command);
        }
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

    private static Problem Malformed(JsonException e) => Problem.Of(
        400, "malformed-json", "The body is not JSON.", $"The body stops being JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}. Send one JSON object as UTF-8.");

    // NotEmptyValidator → not-empty
    private static string CodeOf(string errorCode) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(errorCode.EndsWith("Validator", StringComparison.Ordinal) ? errorCode[..^"Validator".Length] : errorCode);
}
