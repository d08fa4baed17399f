using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution;

/// <summary>What a resolver that may do I/O knows about its call. Valid during the call; reading is safe from several threads.</summary>
public sealed class FieldContext
{
    internal FieldContext(OutputField field, FieldArguments arguments, object? parent, FieldSelection selection, object? requestContext, ResponseExtensions extensions)
    {
        Field = field;
        Arguments = arguments;
        Parent = parent;
        Selection = selection;
        RequestContext = requestContext;
        Extensions = extensions;
    }

    /// <summary>The field that is resolved.</summary>
    public OutputField Field { get; }

    /// <summary>The value the field is asked of: the root value of the request for a root field, null for a batch.</summary>
    public object? Parent { get; }

    /// <summary>All coerced arguments.</summary>
    public FieldArguments Arguments { get; }

    /// <summary>What the client selected below the field, so that only that needs fetching.</summary>
    public FieldSelection Selection { get; }

    /// <summary>What the host gave with the request, such as the caller's identity; null when it gave nothing.</summary>
    public object? RequestContext { get; }

    /// <summary>The <c>extensions</c> of the response, to which any resolver may add.</summary>
    public ResponseExtensions Extensions { get; }

    /// <inheritdoc cref="FieldArguments.Argument{T}"/>
    public T? Argument<T>(string name) => Arguments.Argument<T>(name);

    /// <inheritdoc cref="FieldArguments.ArgumentList{T}"/>
    public IReadOnlyList<T>? ArgumentList<T>(string name) => Arguments.ArgumentList<T>(name);

    /// <inheritdoc cref="FieldArguments.HasArgument"/>
    public bool HasArgument(string name) => Arguments.HasArgument(name);
}
