using System.Text.Json;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>
/// A leaf type (specification: Scalars). The three functions report a value they cannot take with
/// <see cref="ScalarCoercionException"/>; its message is shown to the client. They may be called from several threads at once.
/// </summary>
public sealed class ScalarType : NamedType
{
    private readonly Func<object, object?> _serialize;
    private readonly Func<JsonElement, object?> _parseValue;
    private readonly Func<Value, object?> _parseLiteral;

    /// <summary>Describes a scalar.</summary>
    /// <param name="name">The name, unique in a schema.</param>
    /// <param name="description">What a value is, in Markdown.</param>
    /// <param name="specifiedBy">The address of the text that specifies the format; null when there is none.</param>
    /// <param name="serialize">
    /// From what resolvers answer to what is written: a <see cref="string"/>, <see cref="bool"/>, number, <see cref="JsonElement"/>,
    /// or dictionaries and lists of these. Left out, the value is written as it is.
    /// </param>
    /// <param name="parseValue">From the JSON of a variable (never null) to what resolvers receive. Left out, the <see cref="JsonElement"/> itself.</param>
    /// <param name="parseLiteral">
    /// From a literal of a document, without variables and never null, to what resolvers receive. Left out, the literal is
    /// turned into JSON and given to <paramref name="parseValue"/>.
    /// </param>
    public ScalarType(
        string name,
        string? description = null,
        string? specifiedBy = null,
        Func<object, object?>? serialize = null,
        Func<JsonElement, object?>? parseValue = null,
        Func<Value, object?>? parseLiteral = null)
        : base(name, description)
    {
        SpecifiedBy = specifiedBy;
        _serialize = serialize ?? (static value => value);
        _parseValue = parseValue ?? (static value => value);
        _parseLiteral = parseLiteral ?? (literal => _parseValue(LiteralJson.ToJson(literal)));
    }

    /// <summary>The address of the text that specifies the format; null when there is none.</summary>
    public string? SpecifiedBy { get; internal set; }

    /// <summary>What is written for a value that a resolver answered.</summary>
    /// <exception cref="ScalarCoercionException">The value is none of this scalar.</exception>
    public object? Serialize(object value) => _serialize(value);

    /// <summary>What resolvers receive for a JSON value other than null.</summary>
    /// <exception cref="ScalarCoercionException">The value is none of this scalar.</exception>
    public object? ParseValue(JsonElement value) => _parseValue(value);

    /// <summary>What resolvers receive for a literal other than null that holds no variables.</summary>
    /// <exception cref="ScalarCoercionException">The value is none of this scalar.</exception>
    public object? ParseLiteral(Value literal) => _parseLiteral(literal);
}
