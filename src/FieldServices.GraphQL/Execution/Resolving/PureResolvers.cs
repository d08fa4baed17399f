namespace FieldServices.GraphQL.Execution.Resolving;

internal sealed class PureResolver<TParent, TValue>(Func<TParent, TValue> resolve) : PureResolver
    where TParent : notnull
{
    public override object? Resolve(object parent, FieldArguments arguments) => resolve((TParent)parent);
}

internal sealed class PureArgumentsResolver<TParent, TValue>(Func<TParent, FieldArguments, TValue> resolve) : PureResolver
    where TParent : notnull
{
    public override object? Resolve(object parent, FieldArguments arguments) => resolve((TParent)parent, arguments);
}
