using System.Linq.Expressions;
using System.Text.Json.Serialization;
using FieldServices.EventStore.Sealing;

namespace FieldServices.EventStore.Views;

/// <summary>A read model with its row type; declared once per view, usually in a static field beside the row record.</summary>
/// <typeparam name="TRow">A positional record whose properties become columns.</typeparam>
public sealed class View<TRow> : View
    where TRow : class
{
    private readonly Func<TRow?, Envelope, TRow?> evolve;
    private readonly Func<Envelope, object> keyOf;
    private readonly List<ViewIndex> indexes = [];
    private readonly Dictionary<string, string> deprecated = [];

    /// <summary>Declares a view.</summary>
    /// <param name="name">The view's name in lower snake case, plural.</param>
    /// <param name="version">The version of row and fold, from 1.</param>
    /// <param name="json">Generated JSON metadata for the nested parts of the row.</param>
    /// <param name="key">The row's property that identifies it within the tenant: a <see cref="Guid"/> or a string.</param>
    /// <param name="keyOf">The key of the row that an event concerns; by default the id of the event's stream.</param>
    /// <param name="events">The events that the fold handles.</param>
    /// <param name="evolve">The pure fold; null in means no row yet, null out removes the row.</param>
    public View(
        string name,
        int version,
        JsonSerializerContext json,
        Expression<Func<TRow, object?>> key,
        IReadOnlyList<Type> events,
        Func<TRow?, Envelope, TRow?> evolve,
        Func<Envelope, object>? keyOf = null)
        : base(name, version, typeof(TRow), json)
    {
        this.evolve = evolve;
        IsKeyedByStream = keyOf is null;
        this.keyOf = keyOf ?? (static e => e.Stream.Id);
        KeyProperty = PropertyOf(key);
        Events = events;
    }

    /// <inheritdoc/>
    public override bool IsKeyedByStream { get; }

    /// <inheritdoc/>
    public override string KeyProperty { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Events { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ViewIndex> Indexes => indexes;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> DeprecatedProperties => deprecated;

    /// <summary>Adds an index over these properties; large lists of the read API can be filtered and ordered by what an index begins with.</summary>
    public View<TRow> Index(params Expression<Func<TRow, object?>>[] properties)
    {
        indexes.Add(new ViewIndex([.. properties.Select(PropertyOf)]));
        return this;
    }

    /// <summary>Says how long superseded rows are kept; for ever when it is not said. Needs no new version.</summary>
    public View<TRow> Keeps(PastRows pastRows)
    {
        ArgumentNullException.ThrowIfNull(pastRows);
        PastRows = pastRows;
        return this;
    }

    /// <summary>Adds an index over the parts of a text, so that rows are found by any three characters of it or more.</summary>
    public View<TRow> TextIndex(Expression<Func<TRow, string?>> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        indexes.Add(new ViewIndex([((MemberExpression)property.Body).Member.Name], ViewIndexKind.Text));
        return this;
    }

    /// <summary>Lets rows be found by a personal text in them, now and in the past. Needs no new version.</summary>
    /// <param name="field">What readers call it.</param>
    /// <param name="property">The property that holds it: a nested record, or a list of them.</param>
    /// <param name="part">Its name in the JSON of the record, in letters.</param>
    /// <param name="lookup">What it is; also among <see cref="SealingOptions.Lookups"/>.</param>
    public View<TRow> Findable(string field, Expression<Func<TRow, object?>> property, string part, PersonalLookup lookup)
    {
        ArgumentNullException.ThrowIfNull(part);
        Findables = part.All(char.IsAsciiLetter)
            ? [.. Findables, new FindableText(field, PropertyOf(property), part, lookup)]
            : throw new ArgumentException($"'{part}' is not a name in letters.", nameof(part));
        return this;
    }

    /// <summary>Says of a property that readers should stop using it: it stays as it is, and the read API tells the reason.</summary>
    public View<TRow> Deprecate(Expression<Func<TRow, object?>> property, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        deprecated.Add(PropertyOf(property), reason);
        return this;
    }

    /// <summary>
    /// Lets it be asked what was true at a time. The fold must bear the events of a stream in the order of effective time, the first of them
    /// first. Needs a new version, and about as much space again as history does.
    /// </summary>
    /// <exception cref="InvalidOperationException">Its rows do not follow from one stream each.</exception>
    public View<TRow> EffectiveTime()
    {
        HasEffectiveTime = IsKeyedByStream ? true : throw new InvalidOperationException($"The view {Name} has keys of its own; effective time needs one stream for each row.");
        return this;
    }

    /// <summary>The typed fold, for specifications.</summary>
    public TRow? Evolve(TRow? row, Envelope envelope) => evolve(row, envelope);

    /// <inheritdoc/>
    public override object KeyOf(Envelope envelope) => keyOf(envelope);

    /// <inheritdoc/>
    public override object? EvolveRow(object? row, Envelope envelope) => evolve((TRow?)row, envelope);

    private static string PropertyOf(Expression<Func<TRow, object?>> expression) => expression.Body switch
    {
        MemberExpression member => member.Member.Name,
        UnaryExpression { Operand: MemberExpression member } => member.Member.Name,
        _ => throw new ArgumentException($"'{expression}' is not a property of {typeof(TRow).Name}.", nameof(expression)),
    };
}
