using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.EventStore;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads;

/// <summary>
/// Fields that show personal data. Rows and events hold it sealed; it is opened here, for all objects of a level at once, and only when
/// the field is asked for.
/// </summary>
internal static class OpenedFields
{
    /// <summary>Adds a field of a row; one of personal text is opened.</summary>
    public static void AddValue<T>(
        this ObjectType<T> type, string name, SchemaType graphType, Type clrType, Func<T, object?> get, string? description, string? deprecated = null)
        where T : notnull
    {
        if ((Nullable.GetUnderlyingType(clrType) ?? clrType) == typeof(PersonalText))
        {
            type.Batch<string, string>(name, graphType, row => (get(row) as PersonalText?)?.Value, OpenAsync, description);
            return;
        }
        var present = ColumnGraphTypes.Presenting(clrType);
        type.Field(name, graphType, row => get(row) is { } value ? present(value) : null, description, deprecated);
    }

    /// <summary>Adds a field of free JSON in which every personal text is opened.</summary>
    public static ObjectType<T> OpenedJson<T>(this ObjectType<T> type, string name, Func<T, JsonNode?> json, string description)
        where T : notnull =>
        type.Batch<T, JsonElement>(name, Scalars.JSON.NonNull(), item => item, (items, field, cancellation) => OpenAsync(items, json, field, cancellation), description);

    private static async Task<IReadOnlyDictionary<string, string>> OpenAsync(IReadOnlyList<string> texts, FieldContext field, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field);
        return await context.Platform.Personal.OpenAsync(context.Caller.Tenant, texts, cancellationToken);
    }

    private static async Task<IReadOnlyDictionary<T, JsonElement>> OpenAsync<T>(
        IReadOnlyList<T> items, Func<T, JsonNode?> json, FieldContext field, CancellationToken cancellationToken)
        where T : notnull
    {
        var context = ReadContext.Of(field);
        var opened = await context.Platform.Personal.OpenAsync(context.Caller.Tenant, new JsonArray([.. items.Select(json)]), cancellationToken);
        return items.Select((item, i) => (item, opened[i])).ToDictionary(p => p.item, p => JsonSerializer.SerializeToElement(p.Item2, ApiJson.Default.JsonNode));
    }
}
