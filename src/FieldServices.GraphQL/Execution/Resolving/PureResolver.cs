using FieldServices.GraphQL.Execution.Output;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Resolving;

/// <summary>Computes the value from the parent and the arguments: no I/O, no waiting.</summary>
internal abstract class PureResolver : FieldResolver
{
    /// <summary>How to compute the value and write it at once; null when that needs the arguments, or the value has to be looked at.</summary>
    public virtual DirectWrite? Direct(NamedType type) => null;

    public abstract object? Resolve(object parent, FieldArguments arguments);
}
