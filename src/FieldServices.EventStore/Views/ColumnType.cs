using System.Text.Json;
using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NpgsqlTypes;

namespace FieldServices.EventStore.Views;

/// <summary>How values of one CLR type live in a column: the SQL type, the form in which many travel at once, and both conversions.</summary>
/// <param name="Sql">The column's SQL type.</param>
/// <param name="TransportSql">The SQL type of one element of the array parameter that carries many values.</param>
/// <param name="TransportDb">The same for the driver.</param>
/// <param name="TransportClr">The CLR element type of that array; nullable.</param>
/// <param name="FromTransport">SQL that makes the column's value of a transported one; <c>{0}</c> stands for it.</param>
/// <param name="Select">SQL that reads the column in the form that <paramref name="FromDb"/> takes; <c>{0}</c> stands for it.</param>
/// <param name="ToDb">Property value in, transported value out; never called with null.</param>
/// <param name="FromDb">Value from the driver in, property value out; never called with null.</param>
/// <param name="ReadAs">The CLR type asked of the driver when reading.</param>
public sealed record ColumnType(
    string Sql,
    string TransportSql,
    NpgsqlDbType TransportDb,
    Type TransportClr,
    string FromTransport,
    string Select,
    Func<object, object> ToDb,
    Func<object, object> FromDb,
    Type ReadAs)
{
    private const int Wgs84 = 4326;

    private (NpgsqlDbType Db, Func<object, object> Of)? Copied { get; init; }

    /// <summary>The type of one value in a stream of rows, for the driver.</summary>
    public NpgsqlDbType CopyDb => Copied?.Db ?? TransportDb;

    /// <summary>Property value in, value of a stream of rows out; never called with null.</summary>
    public object ToCopy(object value) => Copied is var (_, of) ? of(value) : ToDb(value);

    /// <summary>The same for values that go into a stream of rows in another form.</summary>
    internal ColumnType CopiedAs(NpgsqlDbType db, Func<object, object>? of = null) => this with { Copied = (db, of ?? ToDb) };

    private static readonly Dictionary<Type, ColumnType> Scalars = new()
    {
        [typeof(string)] = Plain("text", NpgsqlDbType.Text, typeof(string), typeof(string)),
        [typeof(bool)] = Plain("boolean", NpgsqlDbType.Boolean, typeof(bool?), typeof(bool)),
        [typeof(short)] = Plain("smallint", NpgsqlDbType.Smallint, typeof(short?), typeof(short)),
        [typeof(int)] = Plain("integer", NpgsqlDbType.Integer, typeof(int?), typeof(int)),
        [typeof(long)] = Plain("bigint", NpgsqlDbType.Bigint, typeof(long?), typeof(long)),
        [typeof(double)] = Plain("double precision", NpgsqlDbType.Double, typeof(double?), typeof(double)),
        [typeof(decimal)] = Plain("numeric", NpgsqlDbType.Numeric, typeof(decimal?), typeof(decimal)),
        [typeof(Guid)] = Plain("uuid", NpgsqlDbType.Uuid, typeof(Guid?), typeof(Guid)),
        [typeof(DateOnly)] = Plain("date", NpgsqlDbType.Date, typeof(DateOnly?), typeof(DateOnly)),
        [typeof(DateTimeOffset)] = Plain("timestamptz", NpgsqlDbType.TimestampTz, typeof(DateTimeOffset?), typeof(DateTimeOffset)) with
        {
            ToDb = v => ((DateTimeOffset)v).ToUniversalTime(),
        },
    };

    /// <summary>True for PostGIS columns.</summary>
    public bool IsGeography => Sql == "geography";

    /// <summary>True for SQL arrays.</summary>
    public bool IsArray => Sql.EndsWith("[]", StringComparison.Ordinal);

    /// <summary>The column type for a property type; nested records and lists of them become <c>jsonb</c>.</summary>
    /// <param name="propertyType">The property's type; nullable value types are taken as their underlying type.</param>
    /// <param name="json">Generated metadata for nested parts.</param>
    /// <exception cref="NotSupportedException">The type is neither known nor part of <paramref name="json"/>.</exception>
    public static ColumnType For(Type propertyType, JsonSerializerContext json)
    {
        ArgumentNullException.ThrowIfNull(propertyType);
        var type = Nullable.GetUnderlyingType(propertyType) ?? propertyType;
        return TryPlain(type)
            ?? (typeof(Geometry).IsAssignableFrom(type) ? Geography()
            : ListColumn.ElementOf(type) is { } element && TryPlain(element) is { } plain ? ListColumn.For(element, plain)
            : Jsonb(propertyType, json));
    }

    // One value in one column: a scalar, an enum, or a struct around one of these such as a typed id.
    private static ColumnType? TryPlain(Type type) =>
        Scalars.TryGetValue(type, out var scalar) ? scalar
        : type.IsEnum ? Converted(Scalars[typeof(string)], v => EnumText.Of((Enum)v), v => EnumText.Parse(type, (string)v))
        : WrappedValue.TryOf(type) is { } wrapper && TryPlain(wrapper.Inner) is { } inner ? Converted(inner, wrapper.Unwrap, wrapper.Wrap)
        : null;

    private static ColumnType Plain(string sql, NpgsqlDbType db, Type transport, Type read) =>
        new(sql, sql, db, transport, "{0}", "{0}", v => v, v => v, read);

    private static ColumnType Converted(ColumnType inner, Func<object, object> toDb, Func<object, object> fromDb) =>
        inner with { ToDb = v => inner.ToDb(toDb(v)), FromDb = v => fromDb(inner.FromDb(v)) };

    private static ColumnType Geography() => new(
        "geography", "bytea", NpgsqlDbType.Bytea, typeof(byte[]),
        "st_geomfromewkb({0})::geography", "st_asewkb({0}::geometry)",
        v => ToEwkb((Geometry)v), v => new WKBReader().Read((byte[])v), typeof(byte[]));

    private static byte[] ToEwkb(Geometry geometry)
    {
        var located = geometry.SRID == Wgs84 ? geometry : geometry.Copy();
        located.SRID = Wgs84;
        return new WKBWriter(ByteOrder.LittleEndian, handleSRID: true).Write(located);
    }

    private static ColumnType Jsonb(Type type, JsonSerializerContext json)
    {
        var info = json.GetTypeInfo(type)
            ?? throw new NotSupportedException($"{type} is neither a column type nor registered in {json.GetType().Name}.");
        return new ColumnType(
            "jsonb", "text", NpgsqlDbType.Text, typeof(string), "{0}::jsonb", "{0}::text",
            v => JsonSerializer.Serialize(v, info), v => JsonSerializer.Deserialize((string)v, info)!, typeof(string)).CopiedAs(NpgsqlDbType.Jsonb);
    }
}
