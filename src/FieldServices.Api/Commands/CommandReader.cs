using FieldServices.Api.Problems;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.Commands;

/// <summary>Turns the body of a request into a validated command, or into the complete list of what is wrong with it.</summary>
public static class CommandReader
{
    /// <summary>The command, or the problem that the sender should be told.</summary>
    /// <param name="json">The body.</param>
    /// <param name="command">The command.</param>
    /// <param name="sealedAllowed">True for what did not come from outside: sealed values are then taken.</param>
    public static (object? Body, Problem? Problem) Read(ReadOnlyMemory<byte> json, Command command, bool sealedAllowed = false)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (body, problem) = JsonBody.Read(json, command.Json, sealedAllowed);
        return body is null ? (null, problem) : Validate(body, command);
    }

    private static (object? Body, Problem? Problem) Validate(object body, Command command)
    {
        var result = command.Validate(body);
        return result.IsValid
            ? (body, null)
            : (null, JsonBody.Invalid([.. result.Errors.Select(e => new FieldProblem(JsonPointer.FromProperty(e.PropertyName), CodeOf(e.ErrorCode), e.ErrorMessage))]));
    }

    // The validation library names its rules; clients are promised our few words instead.
    private static string CodeOf(string errorCode) => errorCode switch
    {
        "NotNullValidator" or "NotEmptyValidator" => "required",
        _ when errorCode.EndsWith("Validator", StringComparison.Ordinal) => "invalid",
        _ => errorCode,
    };
}
