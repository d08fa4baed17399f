using System.Text.Json;
using FieldServices.Api.OpenApi;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;
using NetTopologySuite.Geometries;

namespace FieldServices.Api.Reads;

/// <summary>The GraphQL type of each CLR type that rows are made of; enums and nested records become types on first use.</summary>
public sealed class ColumnGraphTypes(SchemaBuilder schema, XmlDocs docs)
{
    private readonly Dictionary<Type, SchemaType> known = new()
    {
        [typeof(string)] = Scalars.String,
        [typeof(PersonalText)] = Scalars.String,
        [typeof(bool)] = Scalars.Boolean,
        [typeof(short)] = Scalars.Int,
        [typeof(int)] = Scalars.Int,
        [typeof(long)] = Scalars.Long,
        [typeof(double)] = Scalars.Float,
        [typeof(Guid)] = Scalars.ID,
        [typeof(DateTimeOffset)] = Scalars.DateTime,
        [typeof(DateOnly)] = CustomScalars.Date,
        [typeof(TimeOnly)] = CustomScalars.TimeOfDay,
        [typeof(decimal)] = CustomScalars.Decimal,
        [typeof(Geometry)] = CustomScalars.GeoJson,
    };

    /// <summary>The nullable type of a property type.</summary>
    public SchemaType Of(Type propertyType)
    {
        var type = Nullable.GetUnderlyingType(propertyType) ?? propertyType;
        if (known.TryGetValue(type, out var found))
            return found;
        if (ElementOf(type) is { } element)
            return element == typeof(PersonalText)
                ? throw new NotSupportedException("A list of personal text is not shown: put each into a record.")
                : Of(element).NonNull().List();
        return type.IsEnum ? EnumOf(type)
            : type.GetProperty("Value") is { PropertyType: var inner } && inner == typeof(Guid) ? Scalars.ID
            : RecordOf(type);
    }

    /// <summary>True when the type is that of a record within a column, and not of a row or what is named after it.</summary>
    public bool IsRecord(NamedType type) => type is ObjectType<object> && known.ContainsValue(type);

    /// <summary>What a resolver answers for a value: ids as text, everything else as it is.</summary>
    public static Func<object, object> Presenting(Type propertyType)
    {
        var type = Nullable.GetUnderlyingType(propertyType) ?? propertyType;
        return type.IsValueType && type.GetProperty("Value") is { PropertyType: var inner } && inner == typeof(Guid)
            ? value => value.ToString()!
            : value => value;
    }

    public static string EnumName(object value) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()!);

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetInterfaces().Append(type).Any(i => i == typeof(IEnumerable<>).MakeGenericType(type.GetGenericArguments()[0]))
            ? type.GetGenericArguments()[0]
            : null;

    private EnumType EnumOf(Type type)
    {
        var result = schema.Enum(type.Name, docs.Of(type));
        known[type] = result;
        foreach (var value in Enum.GetValues(type))
            result.Value(EnumName(value), value);
        return result;
    }

    private ObjectType<object> RecordOf(Type type)
    {
        var result = schema.Object<object>(type.Name, docs.Of(type));
        known[type] = result;
        var nullability = new System.Reflection.NullabilityInfoContext();
        foreach (var parameter in type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters())
        {
            var property = type.GetProperty(parameter.Name!)!;
            var nullable = Nullable.GetUnderlyingType(property.PropertyType) is not null
                || nullability.Create(property).ReadState == System.Reflection.NullabilityState.Nullable;
            var fieldType = Of(property.PropertyType);
            var get = PropertyAccess.Getter(property);
            result.AddValue(
                JsonNamingPolicy.CamelCase.ConvertName(property.Name), nullable ? fieldType : fieldType.NonNull(), property.PropertyType, get, docs.Of(type, property.Name));
        }
        return result;
    }
}
