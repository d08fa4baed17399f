using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Connections;

/// <summary>Where a page ends: the ordering value and the key of its last row. Opaque to clients.</summary>
/// <param name="Value">The row's value in the ordering column, as the database takes it.</param>
/// <param name="Key">The row's key, as the database takes it.</param>
public sealed record Cursor(object Value, object Key)
{
    public static string Write(ReadRow row, ReadModel model, int orderColumn, bool descending)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(model);
        var json = new JsonArray(
            model.Table.Columns[orderColumn].Name, descending, Text(row[orderColumn]!, model.Table.Columns[orderColumn]), Text(row[model.KeyIndex]!, model.Table.Key));
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json, ApiJson.Default.JsonNode));
    }

    /// <exception cref="GraphQLFieldException">The text is no cursor, or of a list in another order.</exception>
    public static Cursor Parse(string text, ReadModel model, int orderColumn, bool descending)
    {
        ArgumentNullException.ThrowIfNull(model);
        var column = model.Table.Columns[orderColumn];
        try
        {
            var json = JsonNode.Parse(Base64Url.DecodeFromChars(text))!.AsArray();
            if (json.Count == 4 && (string?)json[0] == column.Name && (bool)json[1]! == descending)
                return new Cursor(Parsed((string)json[2]!, column), Parsed((string)json[3]!, model.Table.Key));
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or OverflowException)
        {
            // Told below, together with cursors of another order.
        }
        throw new GraphQLFieldException("'after' is not a cursor of this list in this order; use the endCursor of its last page.", "BAD_USER_INPUT");
    }

    private static string Text(object value, ViewColumn column) => column.Type.ToDb(value) switch
    {
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    private static object Parsed(string text, ViewColumn column)
    {
        var type = Nullable.GetUnderlyingType(column.Type.TransportClr) ?? column.Type.TransportClr;
        return type == typeof(Guid) ? Guid.Parse(text)
            : type == typeof(DateTimeOffset) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime()
            : type == typeof(DateOnly) ? DateOnly.Parse(text, CultureInfo.InvariantCulture)
            : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
    }
}
