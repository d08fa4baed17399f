using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>The directives that every schema has (specification: Type System, Directives).</summary>
public static class BuiltInDirectives
{
    /// <summary>The reason of <c>@deprecated</c> when none is given.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    /// <summary><c>@include(if:)</c>: the selection counts only when true.</summary>
    public static SchemaDirective Include { get; } = new(
        "include",
        "Directs the executor to include this field or fragment only when the `if` argument is true.",
        [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment],
        [Arg.Of("if", Scalars.Boolean.NonNull(), "Included when true.")],
        false) { IsBuiltIn = true };

    /// <summary><c>@skip(if:)</c>: the selection counts only when false.</summary>
    public static SchemaDirective Skip { get; } = new(
        "skip",
        "Directs the executor to skip this field or fragment when the `if` argument is true.",
        [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment],
        [Arg.Of("if", Scalars.Boolean.NonNull(), "Skipped when true.")],
        false) { IsBuiltIn = true };

    /// <summary><c>@deprecated(reason:)</c>: marks what clients should not use any more.</summary>
    public static SchemaDirective Deprecated { get; } = new(
        "deprecated",
        "Marks an element of a GraphQL schema as no longer supported.",
        [DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition, DirectiveLocation.InputFieldDefinition, DirectiveLocation.EnumValue],
        [Arg.Of("reason", Scalars.String.NonNull(), "Explains why this element was deprecated, usually also including a suggestion for how to access supported similar data. Formatted using the Markdown syntax, as specified by [CommonMark](https://commonmark.org/).", DefaultValue.Of(DefaultDeprecationReason, new StringValue(DefaultDeprecationReason, false, default)))],
        false) { IsBuiltIn = true };

    /// <summary><c>@specifiedBy(url:)</c>: where the format of a scalar is specified.</summary>
    public static SchemaDirective SpecifiedBy { get; } = new(
        "specifiedBy",
        "Exposes a URL that specifies the behavior of this scalar.",
        [DirectiveLocation.Scalar],
        [Arg.Of("url", Scalars.String.NonNull(), "The URL that specifies the behavior of this scalar.")],
        false) { IsBuiltIn = true };

    /// <summary><c>@oneOf</c>: exactly one field of the input object is given.</summary>
    public static SchemaDirective OneOf { get; } = new(
        "oneOf",
        "Indicates exactly one field must be supplied and this field must not be `null`.",
        [DirectiveLocation.InputObject],
        null,
        false) { IsBuiltIn = true };

    /// <summary>All of them.</summary>
    public static ImmutableArray<SchemaDirective> All { get; } = [Include, Skip, Deprecated, SpecifiedBy, OneOf];
}
