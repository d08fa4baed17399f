namespace FieldServices.GraphQL.Execution.Resolving;

/// <summary>Marks <c>__typename</c>: planning knows the answer.</summary>
internal sealed class TypeNameResolver : PureResolver
{
    public static readonly TypeNameResolver Instance = new();

    private TypeNameResolver()
    {
    }

    public override object? Resolve(object parent, FieldArguments arguments) =>
        throw new InvalidOperationException("__typename is answered by the plan.");
}
