using System.Text.Json;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>
/// Registers a schema in code, explicitly. Types may be referred to before their fields are added, so cycles need no care.
/// For one thread.
/// </summary>
public sealed class SchemaBuilder
{
    private readonly List<NamedType> _types = [];
    private readonly List<SchemaDirective> _directives = [.. BuiltInDirectives.All];
    private readonly string? _description;
    private RootType? _mutation;
    private SubscriptionType? _subscription;

    /// <summary>Begins an empty schema.</summary>
    /// <param name="description">What the schema is about, in Markdown.</param>
    public SchemaBuilder(string? description = null)
    {
        _description = description;
        Query = Register(new RootType("Query", "Where queries begin."));
    }

    /// <summary>The type where queries begin.</summary>
    public RootType Query { get; }

    /// <summary>The type where mutations begin; the schema has one as soon as this was asked for.</summary>
    public RootType Mutation => _mutation ??= Register(new RootType("Mutation", "Where mutations begin; the fields of one run one after another."));

    /// <summary>The type where subscriptions begin; the schema has one as soon as this was asked for.</summary>
    public SubscriptionType Subscription => _subscription ??= Register(new SubscriptionType("Subscription", "Where subscriptions begin."));

    /// <summary>The types that were registered so far.</summary>
    public IReadOnlyList<NamedType> Types => _types;

    /// <summary>Begins an object type.</summary>
    /// <typeparam name="T">The CLR type of its values.</typeparam>
    public ObjectType<T> Object<T>(string name, string? description = null)
        where T : notnull => Register(new ObjectType<T>(name, description));

    /// <summary>Begins an interface.</summary>
    public InterfaceType Interface(string name, string? description = null) => Register(new InterfaceType(name, description));

    /// <summary>Begins a union.</summary>
    public UnionType Union(string name, string? description = null) => Register(new UnionType(name, description));

    /// <summary>Begins an enum.</summary>
    public EnumType Enum(string name, string? description = null) => Register(new EnumType(name, description));

    /// <summary>Begins an input object.</summary>
    /// <param name="name">The name, unique in the schema.</param>
    /// <param name="description">What it stands for, in Markdown.</param>
    /// <param name="isOneOf">Whether a client has to give exactly one of the fields.</param>
    public InputObjectType InputObject(string name, string? description = null, bool isOneOf = false) =>
        Register(new InputObjectType(name, description, isOneOf));

    /// <inheritdoc cref="ScalarType(string, string?, string?, Func{object, object?}?, Func{JsonElement, object?}?, Func{Value, object?}?)"/>
    public ScalarType Scalar(
        string name,
        string? description = null,
        string? specifiedBy = null,
        Func<object, object?>? serialize = null,
        Func<JsonElement, object?>? parseValue = null,
        Func<Value, object?>? parseLiteral = null) =>
        Register(new ScalarType(name, description, specifiedBy, serialize, parseValue, parseLiteral));

    /// <summary>Adds a directive that documents may use. The engine gives it no meaning.</summary>
    public SchemaDirective Directive(
        string name,
        IReadOnlyList<DirectiveLocation> locations,
        string? description = null,
        IReadOnlyList<InputField>? args = null,
        bool isRepeatable = false)
    {
        var directive = new SchemaDirective(name, description, locations, args, isRepeatable);
        _directives.Add(directive);
        return directive;
    }

    /// <summary>Checks everything that was registered and makes a schema of it; the types cannot change afterwards.</summary>
    /// <exception cref="SchemaException">Something is wrong; it lists every problem at once.</exception>
    public Schema Build()
    {
        var parts = new SchemaParts
        {
            Description = _description,
            Query = Query,
            Mutation = _mutation,
            Subscription = _subscription,
            Types = _types,
            Directives = _directives,
        };
        return SchemaAssembly.Assemble(parts);
    }

    private T Register<T>(T type)
        where T : NamedType
    {
        _types.Add(type);
        return type;
    }
}
