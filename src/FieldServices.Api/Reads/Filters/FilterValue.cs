using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Filters;

/// <summary>Filter values in the form in which a column compares them.</summary>
internal static class FilterValue
{
    public static object Of(ViewColumn column, object value) => column.Type.ToDb(column.Type.ReadAs == typeof(Guid) ? Wrapped(column, ToGuid(value)) : value);

    /// <summary>Many values as a typed array.</summary>
    public static Array Array(ViewColumn column, IReadOnlyList<object?> values)
    {
        var array = System.Array.CreateInstance(column.Type.TransportClr, values.Count);
        for (var i = 0; i < values.Count; i++)
            array.SetValue(Of(column, values[i]!), i);
        return array;
    }

    /// <summary>Of a column that has few possible values, all but these; null when there are too many to name.</summary>
    public static Array? Others(ViewColumn column, IReadOnlyList<object?> values)
    {
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        object[]? all = type.IsEnum ? [.. Enum.GetValues(type).Cast<object>()] : type == typeof(bool) ? [true, false] : null;
        return all is null ? null : Array(column, [.. all.Where(v => !values.Contains(v))]);
    }

    /// <summary>One item of a list column; such columns hold text or enums.</summary>
    public static string OfItem(object value) => value is Enum member ? EnumText.Of(member) : value.ToString()!;

    public static string[] Texts(IReadOnlyList<object?> values) => [.. values.Select(v => OfItem(v!))];

    /// <summary>The pattern of texts that contain this one, in which no character means anything special.</summary>
    public static string Pattern(string part) =>
        $"%{part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    public static Guid ToGuid(object value) => value is Guid id ? id
        : Guid.TryParse((string)value, out var parsed) ? parsed
        : throw new GraphQLFieldException($"'{value}' is not an id; ids are UUIDs such as 01890a5d-ac96-774b-bcce-b302099a8057.", "BAD_USER_INPUT");

    // A typed id is a struct around the id.
    private static object Wrapped(ViewColumn column, Guid id) =>
        (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) == typeof(Guid) ? id : column.Type.FromDb(id);
}
