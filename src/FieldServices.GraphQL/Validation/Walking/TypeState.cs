using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>
/// Which types and definitions stand where a <see cref="DocumentWalker"/> is. Each is null where the schema knows none, so
/// that one unknown name is reported once and not again by all that depends on it.
/// </summary>
internal sealed class TypeState
{
    /// <summary>The output type of the field, fragment or operation around or at this place.</summary>
    public SchemaType? Output { get; set; }

    /// <summary>The type whose fields the selection set around this place selects.</summary>
    public NamedType? Parent { get; set; }

    /// <summary>The field at or around this place.</summary>
    public OutputField? Field { get; set; }

    /// <summary>The directive around this place, if the schema knows it.</summary>
    public SchemaDirective? Directive { get; set; }

    /// <summary>Whether this place is within the use of a directive, known or not.</summary>
    public bool InDirective { get; set; }

    /// <summary>Whether this place is within the definition of a variable.</summary>
    public bool InVariableDefinition { get; set; }

    /// <summary>The argument around this place.</summary>
    public InputField? Argument { get; set; }

    /// <summary>The input type that is expected at this place.</summary>
    public SchemaType? Input { get; set; }

    /// <summary>The input type that is expected of the value around this place.</summary>
    public SchemaType? ParentInput { get; set; }

    /// <summary>Whether the argument or input field at this place has a default.</summary>
    public bool HasDefault { get; set; }
}
