using System.Collections.Immutable;

namespace FieldServices.GraphQL.Types;

/// <summary>
/// The scalars of the specification, which every schema may use, and some that many schemas need. The latter join a schema
/// by being used in it.
/// </summary>
public static class Scalars
{
    /// <summary>A signed 32-bit integer, in CLR an <see cref="int"/> (specification: Int).</summary>
    public static ScalarType Int { get; } = IntScalar.Create();

    /// <summary>A finite IEEE 754 double, in CLR a <see cref="double"/> (specification: Float).</summary>
    public static ScalarType Float { get; } = FloatScalar.Create();

    /// <summary>Text, in CLR a <see cref="string"/> (specification: String).</summary>
    public static ScalarType String { get; } = StringScalar.Create();

    /// <summary>True or false, in CLR a <see cref="bool"/> (specification: Boolean).</summary>
    public static ScalarType Boolean { get; } = BooleanScalar.Create();

    /// <summary>An identifier, written as text, taken as text or integer, in CLR a <see cref="string"/> (specification: ID).</summary>
    public static ScalarType ID { get; } = IdScalar.Create();

    /// <summary>An instant with an offset, in CLR a <see cref="DateTimeOffset"/>; written in UTC (scalars.graphql.org, DateTime; RFC 3339).</summary>
    public static ScalarType DateTime { get; } = DateTimeScalar.Create();

    /// <summary>A UUID, in CLR a <see cref="Guid"/> (RFC 9562).</summary>
    public static ScalarType UUID { get; } = UuidScalar.Create();

    /// <summary>A signed 64-bit integer, in CLR a <see cref="long"/>; taken as a number or as text, because JavaScript loses digits beyond 2^53.</summary>
    public static ScalarType Long { get; } = LongScalar.Create();

    /// <summary>Any JSON value, in CLR a <see cref="System.Text.Json.JsonElement"/> (RFC 8259).</summary>
    public static ScalarType JSON { get; } = JsonScalar.Create();

    /// <summary>The scalars that the specification builds in.</summary>
    public static ImmutableArray<ScalarType> BuiltIn { get; } = [Int, Float, String, Boolean, ID];
}
