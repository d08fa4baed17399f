using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Filters;

/// <summary>The input types of filters: one per read model, and one per kind of column that they share.</summary>
public sealed class FilterTypes(SchemaBuilder schema, ColumnGraphTypes types)
{
    private readonly Dictionary<string, InputObjectType> byName = [];
    private readonly Dictionary<ReadModel, InputObjectType> byModel = [];

    /// <summary>The filter of a read model: its columns, its relations, and <c>and</c>, <c>or</c>, <c>not</c>.</summary>
    public InputObjectType Of(ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (byModel.TryGetValue(model, out var known))
            return known;
        var filter = schema.InputObject($"{model.Type.Name}Filter", $"Which {model.Plural} to list. All given conditions must hold.");
        byModel[model] = filter;
        filter.Field("and", filter.NonNull().List(), "All of these.").Field("or", filter.NonNull().List(), "At least one of these.").Field("not", filter, "Not this.");
        foreach (var i in model.Filterable)
            filter.Field(model.FieldNames[i], OfColumn(model.Table.Columns[i]), deprecated: model.DeprecationOf(i));
        foreach (var text in model.Table.View.Findables)
            filter.Field(text.Field, OfPersonalText());
        foreach (var one in model.ToOne.Values)
            filter.Field(one.Name, Of(one.To), "There is one, and it is like this.");
        foreach (var many in model.ToMany.Values)
            filter.Field(many.Name, OfMany(many.To), "What is true of the many.");
        return filter;
    }

    private InputObjectType OfMany(ReadModel model)
    {
        var name = $"{model.Type.Name}RelationFilter";
        if (byName.TryGetValue(name, out var known))
            return known;
        var filter = schema.InputObject(name, $"Conditions on the {model.Plural} that belong to a row.");
        byName[name] = filter;
        return filter.Field("some", Of(model), "At least one is like this.").Field("none", Of(model), "Not one is like this.");
    }

    private InputObjectType OfPersonalText()
    {
        if (byName.TryGetValue(PersonalTextFilter.Name, out var known))
            return known;
        return byName[PersonalTextFilter.Name] = PersonalTextFilter.TypeOf(schema);
    }

    private InputObjectType OfColumn(ViewColumn column)
    {
        var type = column.Type.IsGeography ? CustomScalars.GeoJson : types.Of(column.Type.IsArray ? ListElement(column.ClrType) : column.ClrType);
        var name = column.Type.IsArray ? $"{type}ListFilter" : $"{type}Filter";
        if (byName.TryGetValue(name, out var known))
            return known;
        return byName[name] = column.Type.IsGeography ? PlaceFilter.TypeOf(schema) : Conditions(name, type, column.Type.IsArray);
    }

    private InputObjectType Conditions(string name, SchemaType type, bool isList)
    {
        var filter = schema.InputObject(name, $"Conditions on {(isList ? $"a list of {type}" : type.ToString())}.");
        if (isList)
            return filter.Field("contains", type, "The list has this.").Field("containsAny", type.NonNull().List(), "The list has one of these.");
        filter.Field("eq", type, "Equal to.").Field("neq", type, "Not equal to; absent values count as not equal.")
            .Field("in", type.NonNull().List(), "One of.").Field("notIn", type.NonNull().List(), "None of; absent values count.");
        if (type is ScalarType && type != Scalars.Boolean && type != Scalars.ID)
            filter.Field("lt", type, "Less than.").Field("lte", type, "At most.").Field("gt", type, "Greater than.").Field("gte", type, "At least.");
        if (type == Scalars.String)
            filter.Field("startsWith", type, "Begins with, exactly as written.").Field("contains", type, "Has this somewhere; capital and small letters count as the same, in every alphabet.");
        return filter.Field("isNull", Scalars.Boolean, "true: absent; false: present.");
    }

    private static Type ListElement(Type type) => type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
}
