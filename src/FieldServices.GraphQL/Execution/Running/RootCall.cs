using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Execution.Resolving;

namespace FieldServices.GraphQL.Execution.Running;

/// <summary>The call of one root field.</summary>
internal sealed class RootCall(ObjectNode node, int slot, PlannedField field, FieldArguments arguments) : Call
{
    private Task<object?>? _answer;
    private object? _value;

    public override void Start(OperationRun run)
    {
        var context = run.ContextOf(field, arguments, run.RootValue, [field]);
        try
        {
            _answer = ((RootResolver)field.Definition.Resolver!).ResolveAsync(context, run.Cancellation);
        }
        catch (Exception exception)
        {
            _answer = Task.FromException<object?>(exception);
        }
    }

    public override async ValueTask WaitAsync(OperationRun run)
    {
        try
        {
            _value = await WaitAsync(_answer!, run.Cancellation);
        }
        catch (Exception exception) when (!run.EndsRequest(exception))
        {
            _value = run.Fail(field, exception);
        }
    }

    public override void Distribute(LevelRunner runner) => runner.Assign(node, slot, field, _value);
}
