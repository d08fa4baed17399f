using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Execution.Output;

/// <summary>Puts responses together (specification: Response Format). Errors come first, where a reader sees them.</summary>
internal static class Responses
{
    private static readonly byte[] Begin = [.. "{\"data\":"u8];

    /// <summary>How a response without errors begins.</summary>
    public static ReadOnlySpan<byte> DataBegin => Begin;

    /// <summary>Ends a response whose data stands in the buffer; takes the buffer over.</summary>
    public static GraphQLResponse Complete(
        ResponseBuffer buffer, IReadOnlyList<GraphQLError> errors, IReadOnlyDictionary<string, object?>? extensions, OperationKind kind)
    {
        if (errors.Count > 0)
        {
            var whole = BeginWithErrors(errors);
            whole.Write(",\"data\":"u8);
            whole.Write(buffer.Written.Span[Begin.Length..]);
            buffer.Dispose();
            buffer = whole;
        }
        WriteExtensions(buffer, extensions);
        buffer.Write((byte)'}');
        return new GraphQLResponse(buffer, errors, ResponseKind.Executed, kind);
    }

    /// <summary>A response without data.</summary>
    public static GraphQLResponse Refuse(
        IReadOnlyList<GraphQLError> errors, ResponseKind kind, OperationKind? operation, IReadOnlyDictionary<string, object?>? extensions = null)
    {
        var buffer = BeginWithErrors(errors);
        WriteExtensions(buffer, extensions);
        buffer.Write((byte)'}');
        return new GraphQLResponse(buffer, errors, kind, operation);
    }

    /// <summary>A response whose data is null because of an error at its root.</summary>
    public static GraphQLResponse NullData(IReadOnlyList<GraphQLError> errors, OperationKind? operation)
    {
        var buffer = BeginWithErrors(errors);
        buffer.Write(",\"data\":null}"u8);
        return new GraphQLResponse(buffer, errors, ResponseKind.Executed, operation);
    }

    /// <summary>The response of an operation that was given up.</summary>
    public static GraphQLResponse Abort(string code, string message, OperationKind operation)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        return Refuse([new GraphQLError(message, extensions: extensions)], ResponseKind.Aborted, operation);
    }

    private static void WriteExtensions(ResponseBuffer buffer, IReadOnlyDictionary<string, object?>? extensions)
    {
        if (extensions is null)
            return;
        buffer.Write(",\"extensions\":"u8);
        JsonValues.Write(buffer, extensions);
    }

    private static ResponseBuffer BeginWithErrors(IReadOnlyList<GraphQLError> errors)
    {
        var buffer = new ResponseBuffer(int.MaxValue);
        buffer.Write("{\"errors\":"u8);
        ErrorWriter.Write(buffer, errors);
        return buffer;
    }
}
