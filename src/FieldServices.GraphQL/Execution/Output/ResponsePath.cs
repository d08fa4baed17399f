namespace FieldServices.GraphQL.Execution.Output;

/// <summary>Where in the response the writing is: response keys and list indices.</summary>
internal sealed class ResponsePath
{
    private (string? Key, int Index)[] _segments = new (string?, int)[32];

    public int Depth { get; private set; }

    public void Push(string key) => Push((key, 0));

    public void Push(int index) => Push((null, index));

    /// <summary>Moves on within a list.</summary>
    public void SetIndex(int index) => _segments[Depth - 1].Index = index;

    public void Pop() => Depth--;

    public void CutBackTo(int depth) => Depth = depth;

    public IReadOnlyList<object> Snapshot()
    {
        var path = new object[Depth];
        for (var i = 0; i < path.Length; i++)
            path[i] = _segments[i].Key ?? (object)_segments[i].Index;
        return path;
    }

    private void Push((string?, int) segment)
    {
        if (Depth == _segments.Length)
            Array.Resize(ref _segments, Depth * 2);
        _segments[Depth++] = segment;
    }
}
