using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Validation;

namespace FieldServices.GraphQL.Types.Sdl;

/// <summary>Makes a schema of a type-system document: first all types by name, then what they are made of, then the roots.</summary>
internal sealed class SchemaReader
{
    private readonly Document _document;
    private readonly List<GraphQLError> _errors = [];
    private readonly TypeNames _types;

    private SchemaReader(Document document)
    {
        _document = document;
        _types = new TypeNames(document);
    }

    /// <exception cref="SchemaException">The document defines no valid schema.</exception>
    public static Schema Read(Document document)
    {
        var errors = DocumentValidator.ValidateTypeSystem(document);
        return errors.Count > 0 ? throw new SchemaException(errors) : new SchemaReader(document).Read();
    }

    private Schema Read()
    {
        var filling = new TypeFilling(_types, _errors);
        foreach (var type in _types.All)
            filling.Fill(type);
        var syntax = new SchemaSyntax(
            _document.Definitions.OfType<SchemaDefinition>().FirstOrDefault(), [.. _document.Definitions.OfType<SchemaExtension>()]);
        var parts = new SchemaParts
        {
            Description = syntax.Definition?.Description?.Text,
            Query = Root(syntax, OperationKind.Query, "Query"),
            Mutation = Root(syntax, OperationKind.Mutation, "Mutation"),
            Subscription = Root(syntax, OperationKind.Subscription, "Subscription"),
            Types = _types.All,
            Directives = Directives(filling),
            Syntax = syntax,
        };
        return WithValidDirectives(SchemaAssembly.Assemble(parts, _errors));
    }

    /// <summary>Only the finished schema knows of what types the arguments of its own directives are.</summary>
    private Schema WithValidDirectives(Schema schema)
    {
        var errors = DocumentValidator.Validate(schema, _document, ValidationRules.AppliedDirectives);
        return errors.Count > 0 ? throw new SchemaException(errors) : schema;
    }

    private ObjectType? Root(SchemaSyntax syntax, OperationKind kind, string usualName)
    {
        var node = syntax.OperationTypes.FirstOrDefault(operation => operation.Kind == kind);
        if (node is null && syntax.Definition is not null)
            return null;
        var type = _types.Find(node?.Type.Name.Value ?? usualName);
        if (type is null or ObjectType)
            return type as ObjectType;
        var condition = kind == OperationKind.Query ? "" : " if provided";
        var place = node?.Type.Location ?? type.Syntax[0].Location;
        _errors.Add(new GraphQLError($"{usualName} root type must be Object type{condition}, it cannot be {type}.", place));
        return null;
    }

    private List<SchemaDirective> Directives(TypeFilling filling)
    {
        var defined = _document.Definitions.OfType<DirectiveDefinition>().Select(filling.Directive).ToList();
        var names = defined.Select(static directive => directive.Name).ToHashSet(StringComparer.Ordinal);
        return [.. defined, .. BuiltInDirectives.All.Where(directive => !names.Contains(directive.Name))];
    }
}
