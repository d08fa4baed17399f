using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Execution.Resolving;

namespace FieldServices.GraphQL.Execution.Running;

/// <summary>The events of one subscription (specification: CreateSourceEventStream).</summary>
internal sealed class EventSource : IAsyncDisposable
{
    private readonly OperationRun _run;
    private IAsyncEnumerator<object?>? _events;

    public EventSource(OperationRun run)
    {
        _run = run;
        var fields = run.Plan.Root.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Definition.Resolver is StreamResolver)
                Field = i;
        }
    }

    /// <summary>Which root field answers the stream.</summary>
    public int Field { get; } = -1;

    /// <summary>The event, once <see cref="MoveNextAsync"/> found one.</summary>
    public object? Current => _events!.Current;

    /// <summary>Whether an event has come.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether no event will come any more.</summary>
    public bool IsOver { get; private set; }

    private PlannedField PlannedField => _run.Plan.Root.Fields[Field];

    /// <summary>Waits for the next event.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    /// <exception cref="OperationCanceledException">The subscriber went.</exception>
    public async ValueTask<GraphQLError?> MoveNextAsync()
    {
        if (Field < 0)
        {
            IsOver = true;
            return new GraphQLError("The subscription selects no field that answers a stream.", _run.Plan.Operation.Location);
        }
        try
        {
            _events ??= Open();
            IsOver = !await _events.MoveNextAsync();
            HasBegun = true;
            return null;
        }
        catch (Exception exception) when (!_run.EndsRequest(exception))
        {
            IsOver = true;
            var failure = _run.Fail(PlannedField, exception);
            return new GraphQLError(failure.Message, [failure.Location ?? PlannedField.Nodes[0].Location], [PlannedField.ResponseKey], failure.Extensions);
        }
    }

    public ValueTask DisposeAsync() => _events?.DisposeAsync() ?? ValueTask.CompletedTask;

    private IAsyncEnumerator<object?> Open()
    {
        if (_run.AccessOf(PlannedField) is { IsGranted: false } denied)
            throw denied.Error ?? new GraphQLFieldException("This stream is hidden from you.", "FORBIDDEN");
        var arguments = _run.ArgumentsOf(PlannedField);
        var context = _run.ContextOf(PlannedField, arguments, _run.RootValue, [PlannedField]);
        return ((StreamResolver)PlannedField.Definition.Resolver!).Subscribe(context, _run.Cancellation).GetAsyncEnumerator(_run.Cancellation);
    }
}
