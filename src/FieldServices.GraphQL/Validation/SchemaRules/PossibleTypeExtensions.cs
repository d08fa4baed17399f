using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>An extension is of a type that is defined, and of its kind.</summary>
internal sealed class PossibleTypeExtensions(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<string, TypeDefinition> _defined = new(StringComparer.Ordinal);

    public override void Enter(Document document)
    {
        foreach (var definition in document.Definitions.OfType<TypeDefinition>())
            _defined[definition.Name.Value] = definition;
    }

    public override void Enter(TypeSystemDefinition definition)
    {
        if (definition is not TypeExtension extension)
            return;
        var name = extension.Name;
        if (!_defined.TryGetValue(name.Value, out var extended))
        {
            context.Report(
                $"Cannot extend type \"{name}\" because it is not defined." + context.DidYouMean(name.Value, _defined.Keys), name.Location);
        }
        else if (KindOf(extended) != KindOf(extension))
            context.Report($"Cannot extend non-{KindOf(extension)} type \"{name}\".", extended, extension);
    }

    private static string KindOf(TypeSyntax type) => type switch
    {
        ScalarTypeDefinition or ScalarTypeExtension => "scalar",
        ObjectTypeDefinition or ObjectTypeExtension => "object",
        InterfaceTypeDefinition or InterfaceTypeExtension => "interface",
        UnionTypeDefinition or UnionTypeExtension => "union",
        EnumTypeDefinition or EnumTypeExtension => "enum",
        _ => "input object",
    };
}
