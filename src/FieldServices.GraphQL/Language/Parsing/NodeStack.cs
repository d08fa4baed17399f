using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>
/// Holds the nodes of all lists that are being read, so that each list is allocated once, at its final length.
/// Lists nest, so what is on top always belongs to the innermost one.
/// </summary>
internal sealed class NodeStack
{
    private object[] _items = new object[16];
    private int _count;

    /// <summary>Begins a list; what it returns ends that list again.</summary>
    public int Begin() => _count;

    public void Push(object node)
    {
        if (_count == _items.Length)
            Array.Resize(ref _items, _items.Length * 2);
        _items[_count++] = node;
    }

    /// <summary>Takes the nodes off that were pushed since <see cref="Begin"/> returned the mark.</summary>
    public ImmutableArray<T> End<T>(int mark)
        where T : class
    {
        if (mark == _count)
            return [];
        var list = new T[_count - mark];
        Array.Copy(_items, mark, list, 0, list.Length);
        _count = mark;
        return ImmutableCollectionsMarshal.AsImmutableArray(list);
    }
}
