namespace FieldServices.GraphQL.Execution.Running;

/// <summary>The <c>extensions</c> of field errors.</summary>
internal static class ErrorExtensions
{
    public static IReadOnlyDictionary<string, object?>? Of(GraphQLFieldException exception)
    {
        if (exception.Code is not { } code)
            return exception.Extensions;
        var all = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        foreach (var (key, value) in exception.Extensions ?? new Dictionary<string, object?>())
            all[key] = value;
        return all;
    }

    public static IReadOnlyDictionary<string, object?> OfInternalError(string reference) =>
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = ErrorCodes.InternalError, ["reference"] = reference };
}
