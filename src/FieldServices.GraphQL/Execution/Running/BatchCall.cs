using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Execution.Resolving;

namespace FieldServices.GraphQL.Execution.Running;

/// <summary>One call for all objects of a level that selected the same field with the same arguments.</summary>
internal sealed class BatchCall(BatchResolver resolver, FieldArguments arguments) : Call
{
    private readonly List<(ObjectNode Node, int Slot, PlannedField Field, int Key)> _askers = [];
    private readonly Dictionary<object, int> _indexOfKey = [];
    private readonly List<object> _keys = [];
    private readonly List<PlannedField> _fields = [];
    private Task<object?[]>? _answer;
    private object?[]? _values;
    private FieldFailure? _failure;

    public void Add(ObjectNode node, int slot, PlannedField field, object key)
    {
        if (!_indexOfKey.TryGetValue(key, out var index))
        {
            _indexOfKey.Add(key, index = _keys.Count);
            _keys.Add(key);
        }
        if (!_fields.Contains(field))
            _fields.Add(field);
        _askers.Add((node, slot, field, index));
    }

    public override void Start(OperationRun run)
    {
        var context = run.ContextOf(_fields[0], arguments, null, _fields);
        try
        {
            _answer = resolver.LoadAsync(_keys, context, run.Cancellation);
        }
        catch (Exception exception)
        {
            _answer = Task.FromException<object?[]>(exception);
        }
    }

    public override async ValueTask WaitAsync(OperationRun run)
    {
        try
        {
            _values = await WaitAsync(_answer!, run.Cancellation);
        }
        catch (Exception exception) when (!run.EndsRequest(exception))
        {
            _failure = run.Fail(_fields[0], exception);
        }
    }

    public override void Distribute(LevelRunner runner)
    {
        foreach (var (node, slot, field, key) in _askers)
            runner.Assign(node, slot, field, _failure ?? _values![key]);
    }
}
