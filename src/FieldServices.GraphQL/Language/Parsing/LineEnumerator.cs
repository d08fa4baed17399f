namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>The lines of a text as GraphQL counts them: ended by LF, CR or CR LF and nothing else.</summary>
internal ref struct LineEnumerator(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;
    private bool _isDone;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly LineEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_isDone)
            return false;
        var end = _rest.IndexOfAny('\n', '\r');
        _isDone = end < 0;
        Current = _isDone ? _rest : _rest[..end];
        if (!_isDone)
            _rest = _rest[(end + (_rest[end..].StartsWith("\r\n") ? 2 : 1))..];
        return true;
    }
}
