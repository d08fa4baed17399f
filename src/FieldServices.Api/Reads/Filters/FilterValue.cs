using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Filters;

/// <summary>Filter values in the form in which a column compares them.</summary>
internal static class FilterValue
{
    public static object Of(ViewColumn column, object value) => column.Type.ToDb(column.Type.ReadAs == typeof(Guid) ? ToGuid(value) : value);

    /// <summary>Many values as a typed array.</summary>
    public static Array Array(ViewColumn column, IReadOnlyList<object?> values)
    {
        var array = System.Array.CreateInstance(column.Type.TransportClr, values.Count);
        for (var i = 0; i < values.Count; i++)
            array.SetValue(Of(column, values[i]!), i);
        return array;
    }

    /// <summary>One item of a list column; such columns hold text or enums.</summary>
    public static string OfItem(object value) => value is Enum member ? EnumText.Of(member) : value.ToString()!;

    public static string[] Texts(IReadOnlyList<object?> values) => [.. values.Select(v => OfItem(v!))];

    public static Guid ToGuid(object value) => value is Guid id ? id
        : Guid.TryParse((string)value, out var parsed) ? parsed
        : throw new GraphQLFieldException($"'{value}' is not an id; ids are UUIDs such as 01890a5d-ac96-774b-bcce-b302099a8057.", "BAD_USER_INPUT");
}
