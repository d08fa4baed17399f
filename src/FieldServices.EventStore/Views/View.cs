using System.Text.Json.Serialization;

namespace FieldServices.EventStore.Views;

/// <summary>
/// A read model: rows that follow from the log by a pure function. The table is made from the row record:
/// text, numbers, booleans, timestamptz, uuid, enums as text, arrays, <c>geography</c> for geometries, <c>jsonb</c> for nested records.
/// </summary>
public abstract class View
{
    private protected View(string name, int version, Type rowType, JsonSerializerContext json)
    {
        Name = name;
        Version = version;
        RowType = rowType;
        Json = json;
    }

    /// <summary>The view's name in lower snake case, plural: a word for what a person looks at.</summary>
    public string Name { get; }

    /// <summary>Raised whenever the row record or the fold changes; each version has a table of its own and is built from event 1.</summary>
    public int Version { get; }

    /// <summary>The row record.</summary>
    public Type RowType { get; }

    /// <summary>The name of the table, without its schema.</summary>
    public string Table => $"{Name}_v{Version}";

    /// <summary>Generated JSON metadata that covers the nested parts of the row.</summary>
    public JsonSerializerContext Json { get; }

    /// <summary>How long its superseded rows are kept, unless an operator decides otherwise.</summary>
    public PastRows PastRows { get; private protected set; } = PastRows.Forever;

    /// <summary>True when it can be asked what was true at a time, by what was known at a position.</summary>
    public bool HasEffectiveTime { get; private protected set; }

    /// <summary>Personal text by which rows are found.</summary>
    public IReadOnlyList<FindableText> Findables { get; private protected set; } = [];

    /// <summary>True when each row follows from one stream alone, and has its id.</summary>
    public abstract bool IsKeyedByStream { get; }

    /// <summary>The row's property that identifies it within the tenant.</summary>
    public abstract string KeyProperty { get; }

    /// <summary>Which events the fold wants to see; others are never read for it.</summary>
    public abstract IReadOnlyList<Type> Events { get; }

    /// <summary>The indexes besides the primary key; each is prefixed by the tenant when the table is made.</summary>
    public abstract IReadOnlyList<ViewIndex> Indexes { get; }

    /// <summary>Row properties that should not be used any more, each with the reason and what to use instead.</summary>
    public abstract IReadOnlyDictionary<string, string> DeprecatedProperties { get; }

    /// <summary>The key of the row that an event concerns.</summary>
    public abstract object KeyOf(Envelope envelope);

    /// <summary>The pure fold without its type: the row before (null: none) and an event in, the row after (null: removed) out.</summary>
    public abstract object? EvolveRow(object? row, Envelope envelope);
}
