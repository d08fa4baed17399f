using System.Collections;
using System.Globalization;
using System.Text;
using NpgsqlTypes;

namespace FieldServices.EventStore.Views;

/// <summary>
/// Lists of plain values are SQL arrays. Because <c>unnest</c> flattens arrays of arrays, each list travels as its text form.
/// </summary>
internal static class ListColumn
{
    /// <summary>The element type of a list or array property; null for anything else.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() is var definition
            && (definition == typeof(IReadOnlyList<>) || definition == typeof(IReadOnlyCollection<>) || definition == typeof(List<>))
            ? type.GetGenericArguments()[0]
            : null;

    public static ColumnType For(Type element, ColumnType scalar) => new ColumnType(
        scalar.Sql + "[]", "text", NpgsqlDbType.Text, typeof(string), "{0}::" + scalar.Sql + "[]", "{0}",
        v => Literal((IEnumerable)v, scalar.ToDb),
        v => ToArray(element, (Array)v, scalar.FromDb),
        scalar.ReadAs.MakeArrayType()).CopiedAs(NpgsqlDbType.Array | scalar.TransportDb, v => Stored((IEnumerable)v, scalar));

    private static Array Stored(IEnumerable values, ColumnType scalar)
    {
        var stored = values.Cast<object>().Select(scalar.ToDb).ToList();
        var array = Array.CreateInstance(Nullable.GetUnderlyingType(scalar.TransportClr) ?? scalar.TransportClr, stored.Count);
        for (var i = 0; i < array.Length; i++)
            array.SetValue(stored[i], i);
        return array;
    }

    private static Array ToArray(Type element, Array values, Func<object, object> convert)
    {
        var result = Array.CreateInstance(element, values.Length);
        for (var i = 0; i < values.Length; i++)
            result.SetValue(convert(values.GetValue(i)!), i);
        return result;
    }

    private static string Literal(IEnumerable values, Func<object, object> convert)
    {
        var text = new StringBuilder("{");
        foreach (var value in values)
        {
            if (text.Length > 1)
                text.Append(',');
            text.Append('"');
            text.Append(TextOf(convert(value)).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal));
            text.Append('"');
        }
        return text.Append('}').ToString();
    }

    private static string TextOf(object value) => value switch
    {
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
