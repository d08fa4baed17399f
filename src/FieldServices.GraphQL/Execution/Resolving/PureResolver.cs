namespace FieldServices.GraphQL.Execution.Resolving;

/// <summary>Computes the value from the parent and the arguments: no I/O, no waiting.</summary>
internal abstract class PureResolver : FieldResolver
{
    public abstract object? Resolve(object parent, FieldArguments arguments);
}
