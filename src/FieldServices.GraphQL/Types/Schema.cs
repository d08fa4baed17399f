using System.Diagnostics.CodeAnalysis;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>
/// A checked type system (specification: Schema). Immutable and safe for concurrent use. Made by
///.
/// </summary>
public sealed partial class Schema
{
    private readonly Dictionary<string, NamedType> _types;
    private readonly Dictionary<string, SchemaDirective> _directives;
    private readonly SubtypeTable _subtypes;
    private readonly MetaFields _metaFields;

    internal Schema(SchemaParts parts)
    {
        Description = parts.Description;
        QueryType = parts.Query ?? throw new ArgumentException("A schema needs a query type.", nameof(parts));
        MutationType = parts.Mutation;
        SubscriptionType = parts.Subscription;
        Directives = parts.Directives;
        _directives = parts.Directives.ToDictionary(static directive => directive.Name, StringComparer.Ordinal);
        _metaFields = new MetaFields(this);
        var types = TypeCollection.Collect(parts, _metaFields.Types);
        Types = types;
        _types = types.ToDictionary(static type => type.Name, StringComparer.Ordinal);
        foreach (var scalar in Scalars.BuiltIn)
            _types.TryAdd(scalar.Name, scalar);
        _subtypes = new SubtypeTable(types);
        GuardsInputs = types.OfType<InputObjectType>().Any(static type => type.Fields.Any(static field => field.Guard is not null))
            || types.OfType<EnumType>().Any(static type => type.Members.Any(static member => member.Guard is not null));
    }

    /// <summary>What the schema is about, in Markdown; null when nobody said.</summary>
    public string? Description { get; }

    /// <summary>The type where queries begin.</summary>
    public ObjectType QueryType { get; }

    /// <summary>The type where mutations begin; null when the schema has none.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The type where subscriptions begin; null when the schema has none.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>All named types, those of the introspection included; built-in scalars only if they are used.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>All directives, the built-in ones included.</summary>
    public IReadOnlyList<SchemaDirective> Directives { get; }

    /// <summary>The type of that name; null when there is none. Knows every built-in scalar, used or not.</summary>
    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The directive of that name (without the at sign); null when there is none.</summary>
    public SchemaDirective? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The type where operations of that kind begin; null when the schema has none.</summary>
    public ObjectType? RootType(OperationKind kind) => kind switch
    {
        OperationKind.Query => QueryType,
        OperationKind.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>
    /// The field of that name as a selection on the type sees it, the meta fields <c>__typename</c>, <c>__schema</c> and
    /// <c>__type</c> included where they may stand; null when there is none.
    /// </summary>
    public OutputField? FindField(NamedType parent, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            return _metaFields.Find(parent, name);
        return (parent as FieldsType)?.FindField(name);
    }

    /// <summary>The type that a type reference names; null when it names an unknown type.</summary>
    [SuppressMessage("Design", "CA1062", Justification = "A null falls through to the last arm.")]
    public SchemaType? FindType(TypeReference reference) => reference switch
    {
        NamedTypeReference named => FindType(named.Name.Value),
        ListTypeReference list => FindType(list.ItemType)?.List(),
        NonNullTypeReference wrapper => FindType(wrapper.NullableType)?.NonNull(),
        _ => null,
    };

    /// <summary>The object types that values of the type may have: of an object type itself, of an interface its implementations, of a union its members.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => _subtypes.PossibleTypes(type);

    /// <summary>The object and interface types that declare the interface.</summary>
    public IReadOnlyList<FieldsType> Implementations(InterfaceType type) => _subtypes.Implementations(type);

    /// <summary>Whether every value of the named type is one of the other: it is the same, implements it, or is its member.</summary>
    public bool IsSubtype(NamedType type, NamedType of) => _subtypes.IsSubtype(type, of);

    /// <summary>Whether a value of the first type may stand where the second is expected, wrappers included (specification: IsSubType).</summary>
    public bool IsSubtype(SchemaType type, SchemaType of) => (type, of) switch
    {
        (NonNullType a, NonNullType b) => IsSubtype(a.Of, b.Of),
        (_, NonNullType) => false,
        (NonNullType a, _) => IsSubtype(a.Of, of),
        (ListType a, ListType b) => IsSubtype(a.Of, b.Of),
        (NamedType a, NamedType b) => IsSubtype(a, b),
        _ => false,
    };

    /// <summary>Whether some object type is possible for both types, so that a fragment on one may apply within the other.</summary>
    public bool Overlap(NamedType first, NamedType second) => _subtypes.Overlap(first, second);

    /// <summary>Whether some input may not be given by everybody.</summary>
    internal bool GuardsInputs { get; }

    /// <summary>Whether a batch field can be reached from values of the type.</summary>
    internal bool ReachesBatch(NamedType type) => _subtypes.ReachesBatch(type);
}
