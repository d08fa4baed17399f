using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Execution.Output;

/// <summary>Writes the <c>errors</c> of a response (specification: Errors).</summary>
internal static class ErrorWriter
{
    public static void Write(ResponseBuffer buffer, IReadOnlyList<GraphQLError> errors)
    {
        buffer.Write((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
                buffer.Write((byte)',');
            Write(buffer, errors[i]);
        }
        buffer.Write((byte)']');
    }

    private static void Write(ResponseBuffer buffer, GraphQLError error)
    {
        buffer.Write("{\"message\":"u8);
        buffer.WriteString(error.Message);
        if (!error.Locations.IsEmpty)
            WriteLocations(buffer, error);
        if (error.Path is { } path)
        {
            buffer.Write(",\"path\":"u8);
            JsonValues.Write(buffer, path);
        }
        if (error.Extensions is { } extensions)
        {
            buffer.Write(",\"extensions\":"u8);
            JsonValues.Write(buffer, extensions);
        }
        buffer.Write((byte)'}');
    }

    private static void WriteLocations(ResponseBuffer buffer, GraphQLError error)
    {
        buffer.Write(",\"locations\":["u8);
        for (var i = 0; i < error.Locations.Length; i++)
        {
            if (i > 0)
                buffer.Write((byte)',');
            buffer.Write("{\"line\":"u8);
            buffer.WriteNumber(error.Locations[i].Line);
            buffer.Write(",\"column\":"u8);
            buffer.WriteNumber(error.Locations[i].Column);
            buffer.Write((byte)'}');
        }
        buffer.Write((byte)']');
    }
}
