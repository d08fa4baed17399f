using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>The types that describe a schema to its clients (specification: Schema Introspection Schema).</summary>
internal sealed partial class IntrospectionTypes
{
    private static readonly InputField[] IncludeDeprecated =
        [Arg.Of("includeDeprecated", Scalars.Boolean.NonNull(), null, DefaultValue.Of(false, new BooleanValue(false, default)))];

    private readonly EnumType _kind = TypeKinds.Create();
    private readonly EnumType _location = CreateLocation();
    private readonly ObjectType<SchemaType> _type;
    private readonly ObjectType<OutputField> _field;
    private readonly ObjectType<InputField> _input;
    private readonly ObjectType<EnumMember> _member;
    private readonly ObjectType<SchemaDirective> _directive;
    private readonly ObjectType<Schema> _schema;

    public IntrospectionTypes(Schema schema)
    {
        _schema = new("__Schema", "A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available types and directives on the server, as well as the entry points for query, mutation, and subscription operations.") { IsBuiltIn = true };
        _type = new("__Type", "The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented by the `__TypeKind` enum.\n\nDepending on the kind of a type, certain fields describe information about that type. Scalar types provide no information beyond a name, description and optional `specifiedByURL`, while Enum types provide their values. Object and Interface types provide the fields they describe. Abstract types, Union and Interface, provide the Object types possible at runtime. List and NonNull types compose other types.") { IsBuiltIn = true };
        _field = new("__Field", "Object and Interface types are described by a list of Fields, each of which has a name, potentially a list of arguments, and a return type.") { IsBuiltIn = true };
        _input = new("__InputValue", "Arguments provided to Fields or Directives and the input fields of an InputObject are represented as Input Values which describe their type and optionally a default value.") { IsBuiltIn = true };
        _member = new("__EnumValue", "One possible value for a given Enum. Enum values are unique values, not a placeholder for a string or numeric value. However an Enum value is returned in a JSON response as a string.") { IsBuiltIn = true };
        _directive = new("__Directive", "A Directive provides a way to describe alternate runtime execution and type validation behavior in a GraphQL document.\n\nIn some cases, you need to provide options to alter GraphQL's execution behavior in ways field arguments will not suffice, such as conditionally including or skipping a field. Directives provide this by describing additional information to the executor.") { IsBuiltIn = true };
        FillSchema();
        FillType(schema);
        FillMembers();
        FillDirective();
        foreach (var type in All)
            type.Seal();
    }

    public ObjectType Schema => _schema;

    public ObjectType Type => _type;

    public IReadOnlyList<NamedType> All => [_schema, _type, _kind, _field, _input, _member, _directive, _location];

    private static EnumType CreateLocation()
    {
        var type = new EnumType("__DirectiveLocation", "A Directive can be adjacent to many parts of the GraphQL language, a __DirectiveLocation describes one such possible adjacencies.") { IsBuiltIn = true };
        foreach (var location in Enum.GetValues<DirectiveLocation>())
            type.Value(location.ToName(), location, DescribeLocation(location));
        return type;
    }

    private static string DescribeLocation(DirectiveLocation location) => location switch
    {
        DirectiveLocation.Query or DirectiveLocation.Mutation or DirectiveLocation.Subscription => $"Location adjacent to a {location.ToName().ToLowerInvariant()} operation.",
        <= DirectiveLocation.VariableDefinition => $"Location adjacent to a {Words(location)}.",
        DirectiveLocation.Schema => "Location adjacent to a schema definition.",
        DirectiveLocation.FieldDefinition or DirectiveLocation.ArgumentDefinition or DirectiveLocation.InputFieldDefinition =>
            $"Location adjacent to {Words(location)}.",
        _ => $"Location adjacent to a definition of kind {Words(location)}.",
    };

    private static string Words(DirectiveLocation location) => location.ToName().Replace('_', ' ').ToLowerInvariant();
}
