using FieldServices.GraphQL.Access;
using FieldServices.GraphQL.Execution.Coercion;
using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Running;

/// <summary>What one execution of an operation shares between its parts.</summary>
internal sealed class OperationRun(
    OperationPlan plan, VariableValues variables, object rootValue, object? requestContext, GraphQLExecutorOptions options, CancellationToken cancellation)
{
    private readonly Dictionary<PlannedField, FieldArguments> _arguments = [];
    private readonly Dictionary<PlannedField, FieldAccess> _access = [];
    private int _objects;

    public OperationPlan Plan { get; } = plan;

    public object RootValue { get; } = rootValue;

    public object? RequestContext { get; } = requestContext;

    public ResponseExtensions Extensions { get; } = new();

    public GraphQLExecutorOptions Options { get; } = options;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Notes that one more object is made; from time to time looks whether the request has been given up.</summary>
    /// <exception cref="Output.ResponseTooLargeException">There are too many.</exception>
    public void CountObject()
    {
        if (++_objects > Options.MaxResponseObjects)
            throw new Output.ResponseTooLargeException($"The response holds more than {Options.MaxResponseObjects} objects. Ask for less at once.");
        if ((_objects & 63) == 0)
            Cancellation.ThrowIfCancellationRequested();
    }

    /// <exception cref="FieldFailureException">An argument is missing or wrong.</exception>
    public FieldArguments ArgumentsOf(PlannedField field)
    {
        if (field.Arguments.Constant is { } constant)
            return constant;
        if (!_arguments.TryGetValue(field, out var coerced))
            _arguments.Add(field, coerced = field.Arguments.Coerce(variables));
        return coerced;
    }

    /// <summary>Whether the caller may see the field; asked of its guard once.</summary>
    public FieldAccess AccessOf(PlannedField field)
    {
        if (field.Definition.Guard is not { } guard)
            return FieldAccess.Granted;
        if (!_access.TryGetValue(field, out var access))
            _access.Add(field, access = guard(RequestContext));
        return access;
    }

    public FieldContext ContextOf(PlannedField field, FieldArguments arguments, object? parent, IReadOnlyList<PlannedField> selection) =>
        new(field.Definition, arguments, parent, new FieldSelection(selection, this), RequestContext, Extensions);

    /// <summary>Turns what a resolver threw into a failure; what ends the whole request is thrown on.</summary>
    public FieldFailure Fail(PlannedField field, Exception exception)
    {
        switch (exception)
        {
            case GraphQLFieldException reported:
                return new FieldFailure(reported.Message, null, ErrorExtensions.Of(reported));
            case FieldFailureException mistake:
                return new FieldFailure(mistake.Message, mistake.Location, null);
            case ScalarCoercionException coercion:
                return new FieldFailure(coercion.Message, null, null);
            default:
                var reference = Guid.NewGuid().ToString("N");
                Options.OnUnexpectedError?.Invoke(exception, $"{field.Parent.Name}.{field.Definition.Name}", reference);
                return new FieldFailure("Internal error", null, ErrorExtensions.OfInternalError(reference));
        }
    }

    /// <summary>Whether the exception ends the request instead of a field.</summary>
    public bool EndsRequest(Exception exception) =>
        exception is RequestException or Output.ResponseTooLargeException || (exception is OperationCanceledException && Cancellation.IsCancellationRequested);
}
