using System.Collections.Immutable;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>What the rules of one validation share. For one thread.</summary>
internal sealed class ValidationContext
{
    private readonly Schema? _schema;

    public ValidationContext(Schema? schema, Document document, ValidationOptions options)
    {
        _schema = schema;
        Document = document;
        Options = options;
        Fragments = new FragmentGraph(document, options.MaxFragmentSteps);
        Variables = new VariableUsages(schema, Fragments);
    }

    public Document Document { get; }

    public ValidationOptions Options { get; }

    public FragmentGraph Fragments { get; }

    public VariableUsages Variables { get; }

    /// <summary>Which types stand where the walk is now.</summary>
    public TypeState Types { get; } = new();

    public List<GraphQLError> Errors { get; } = [];

    /// <summary>The schema that a document is checked against; the rules for executable documents always have one.</summary>
    public Schema Schema => _schema ?? throw new InvalidOperationException("This rule is for documents that are executed.");

    /// <summary>Whether the document defines a schema instead of being checked against one.</summary>
    public bool IsTypeSystem => _schema is null;

    /// <summary>The directives there are: those of the schema, or the built-in ones for a document that defines a schema.</summary>
    public IReadOnlyList<SchemaDirective> KnownDirectives => _schema?.Directives ?? BuiltInDirectives.All;

    public void Report(string message, params ReadOnlySpan<SyntaxNode> nodes)
    {
        var locations = ImmutableArray.CreateBuilder<Location>(nodes.Length);
        foreach (var node in nodes)
            locations.Add(node.Location);
        Report(message, locations.MoveToImmutable());
    }

    public void Report(string message, params ImmutableArray<Location> locations)
    {
        if (Errors.Count >= Options.MaxErrors)
            throw new ValidationAbortedException("Too many validation errors, error limit reached. Validation aborted.");
        Errors.Add(new GraphQLError(message, locations));
    }

    /// <summary>" Did you mean …?" with the names that resemble the given one; nothing when none does.</summary>
    public string DidYouMean(string name, IEnumerable<string> names)
        => Options.Suggest ? Suggestion.DidYouMean(Suggestion.Similar(name, names)) : "";
}
