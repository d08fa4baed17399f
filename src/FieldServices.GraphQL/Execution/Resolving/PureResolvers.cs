using FieldServices.GraphQL.Execution.Output;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Resolving;

internal sealed class PureResolver<TParent, TValue>(Func<TParent, TValue> resolve) : PureResolver
    where TParent : notnull
{
    public override object? Resolve(object parent, FieldArguments arguments) => resolve((TParent)parent);

    public override DirectWrite? Direct(NamedType type) => DirectWriters.Find<TValue>(type) is { } write
        ? (parent, buffer) => write(buffer, resolve((TParent)parent))
        : null;
}

internal sealed class PureArgumentsResolver<TParent, TValue>(Func<TParent, FieldArguments, TValue> resolve) : PureResolver
    where TParent : notnull
{
    public override object? Resolve(object parent, FieldArguments arguments) => resolve((TParent)parent, arguments);
}
