using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Connections;

/// <summary>A place in a list: the values of a row in the terms that order it. Opaque to clients.</summary>
/// <param name="Values">A value for each term, as the database takes it; null for an absent one.</param>
/// <param name="Position">The position of the log as of which the row was read; null when it was read as it was at that moment.</param>
public sealed record Cursor(IReadOnlyList<object?> Values, long? Position)
{
    private const char Pin = '@';

    public static string Write(ReadRow row, IReadOnlyList<OrderTerm> order)
    {
        ArgumentNullException.ThrowIfNull(row);
        var model = row.Plan.Model;
        var name = NameOf(model, order);
        var json = new JsonArray(row.At.Position is { } position ? string.Create(CultureInfo.InvariantCulture, $"{name}{Pin}{position}") : name);
        foreach (var term in order)
            json.Add((JsonNode?)(row[term.Column] is { } value ? Text(value, model.Table.Columns[term.Column]) : null));
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json, ApiJson.Default.JsonNode));
    }

    /// <exception cref="GraphQLFieldException">The text is no cursor, or of a list in another order.</exception>
    public static Cursor Parse(string argument, string text, ReadModel model, IReadOnlyList<OrderTerm> order)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(order);
        try
        {
            var json = JsonNode.Parse(Base64Url.DecodeFromChars(text))!.AsArray();
            if (json.Count == order.Count + 1 && ((string?)json[0])?.Split(Pin) is [var name, .. var pin] && name == NameOf(model, order) && pin.Length <= 1)
                return new Cursor(
                    [.. order.Select((term, i) => json[i + 1] is { } value ? Parsed((string)value!, model.Table.Columns[term.Column]) : null)],
                    pin is [var position] ? long.Parse(position, NumberStyles.None, CultureInfo.InvariantCulture) : null);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or OverflowException)
        {
            // Told below, together with cursors of another order.
        }
        throw new GraphQLFieldException($"'{argument}' is not a cursor of this list in this order; use one that it has answered.", "BAD_USER_INPUT");
    }

    private static string NameOf(ReadModel model, IReadOnlyList<OrderTerm> order) =>
        $"{model.Table.View.Name}:{string.Join(',', order.Select(t => $"{model.Table.Columns[t.Column].Name}{(t.Descending ? "-" : "")}{(t.IsOfIndexes ? "" : "n")}"))}";

    private static string Text(object value, ViewColumn column) => column.Type.ToDb(value) switch
    {
        DateTimeOffset time => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
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
