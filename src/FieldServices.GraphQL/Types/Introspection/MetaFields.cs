using FieldServices.GraphQL.Execution.Resolving;

namespace FieldServices.GraphQL.Types;

/// <summary>The fields that selections may name without a type defining them (specification: Introspection).</summary>
internal sealed class MetaFields
{
    private readonly Schema _schema;
    private readonly OutputField _typeName;
    private readonly OutputField _schemaField;
    private readonly OutputField _type;

    public MetaFields(Schema schema)
    {
        _schema = schema;
        var types = new IntrospectionTypes(schema);
        Types = types.All;
        _typeName = new OutputField("__typename", Scalars.String.NonNull(), null, "The name of the current Object type at runtime.", null, TypeNameResolver.Instance);
        _schemaField = new OutputField(
            "__schema", types.Schema.NonNull(), null, "Access the current type schema of this server.", null, new PureResolver<object, Schema>(_ => schema));
        _type = new OutputField(
            "__type",
            types.Type,
            [Arg.Of("name", Scalars.String.NonNull())],
            "Request the type information of a single type.",
            null,
            new PureArgumentsResolver<object, SchemaType?>((_, arguments) => Named(arguments.Argument<string>("name")!)));
    }

    public IReadOnlyList<NamedType> Types { get; }

    public OutputField? Find(NamedType parent, string name) => name switch
    {
        "__typename" when parent.IsComposite => _typeName,
        "__schema" when ReferenceEquals(parent, _schema.QueryType) => _schemaField,
        "__type" when ReferenceEquals(parent, _schema.QueryType) => _type,
        _ => null,
    };

    private NamedType? Named(string name) => _schema.FindType(name) is { } type && _schema.Types.Contains(type) ? type : null;
}
