using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Filters;

/// <summary>The input types of filters: one per read model, and one per kind of column that they share.</summary>
public sealed class FilterTypes(SchemaBuilder schema, ColumnGraphTypes types)
{
    private readonly Dictionary<string, InputObjectType> byName = [];

    /// <summary>The filter of a read model: its filterable columns, and <c>and</c>, <c>or</c>, <c>not</c>.</summary>
    public InputObjectType Of(ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var filter = schema.InputObject($"{model.Type.Name}Filter", $"Which {model.Table.View.Name.Replace('_', ' ')} to list. All given conditions must hold.");
        filter.Field("and", filter.NonNull().List(), "All of these.").Field("or", filter.NonNull().List(), "At least one of these.").Field("not", filter, "Not this.");
        foreach (var i in model.Filterable)
            filter.Field(model.FieldNames[i], OfColumn(model.Table.Columns[i]));
        return filter;
    }

    private InputObjectType OfColumn(ViewColumn column)
    {
        var type = types.Of(column.Type.IsArray ? ListElement(column.ClrType) : column.ClrType);
        var name = column.Type.IsArray ? $"{type}ListFilter" : $"{type}Filter";
        if (byName.TryGetValue(name, out var known))
            return known;
        var filter = schema.InputObject(name, $"Conditions on {(column.Type.IsArray ? $"a list of {type}" : type.ToString())}.");
        byName[name] = filter;
        if (column.Type.IsArray)
            return filter.Field("contains", type, "The list has this.").Field("containsAny", type.NonNull().List(), "The list has one of these.");
        filter.Field("eq", type, "Equal to.").Field("neq", type, "Not equal to; absent values count as not equal.")
            .Field("in", type.NonNull().List(), "One of.").Field("notIn", type.NonNull().List(), "None of; absent values count.");
        if (type is ScalarType && type != Scalars.Boolean && type != Scalars.ID)
            filter.Field("lt", type, "Less than.").Field("lte", type, "At most.").Field("gt", type, "Greater than.").Field("gte", type, "At least.");
        if (type == Scalars.String)
            filter.Field("startsWith", type, "Begins with, exactly as written.");
        return filter.Field("isNull", Scalars.Boolean, "true: absent; false: present.");
    }

    private static Type ListElement(Type type) => type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
}
