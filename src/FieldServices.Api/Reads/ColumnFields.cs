using FieldServices.Api.OpenApi;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads;

/// <summary>The fields that are columns.</summary>
public static class ColumnFields
{
    private delegate void Adding(ReadModel model, int column, SchemaType type, string? description, string? deprecated);

    // Of these types the engine writes values at once; everything else it looks at first.
    private static readonly Dictionary<Type, Adding> Direct = new()
    {
        [typeof(string)] = (model, column, type, description, deprecated) =>
            model.Type.Field(model.FieldNames[column], type, row => (string?)row[column], description, deprecated),
        [typeof(Guid)] = AddValue<Guid>,
        [typeof(bool)] = AddValue<bool>,
        [typeof(int)] = AddValue<int>,
        [typeof(long)] = AddValue<long>,
        [typeof(DateTimeOffset)] = AddValue<DateTimeOffset>,
    };

    public static void Add(ReadModel model, ColumnGraphTypes types, XmlDocs docs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(docs);
        foreach (var (i, column) in model.Table.Columns.Index())
        {
            var type = column.IsNullable ? types.Of(column.ClrType) : types.Of(column.ClrType).NonNull();
            var description = docs.Of(model.Table.View.RowType, column.Property);
            var add = Direct.GetValueOrDefault(Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType, AddOther);
            add(model, i, type, description, model.DeprecationOf(i));
        }
    }

    private static void AddValue<TValue>(ReadModel model, int column, SchemaType type, string? description, string? deprecated)
        where TValue : struct =>
        model.Type.Field(model.FieldNames[column], type, row => (TValue?)row[column], description, deprecated);

    private static void AddOther(ReadModel model, int column, SchemaType type, string? description, string? deprecated) =>
        model.Type.AddValue(model.FieldNames[column], type, model.Table.Columns[column].ClrType, row => row[column], description, deprecated);
}
