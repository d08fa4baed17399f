using System.Globalization;

namespace FieldServices.EventStore.Views;

/// <summary>
/// What was true when, by what was known when, for a view that declares effective time: each row with the span of effective time in which
/// it was true and the positions between which that was known.
/// </summary>
/// <remarks>
/// A fact that comes in the order of effective time only ends the row before it, which had no end. So that this costs one row and not two,
/// a row keeps both: its end, and the position from which on the end was known; before, it had none.
/// </remarks>
public sealed class TimelineTable
{
    /// <summary>The columns of the positions between which a row was known.</summary>
    public static IReadOnlyList<string> Positions { get; } = ["known_from", "known_to", "end_known_from"];

    /// <summary>The columns of the span in which it was true.</summary>
    public static IReadOnlyList<string> Times { get; } = ["effective_from", "effective_to"];

    internal TimelineTable(string name, IReadOnlyList<ViewColumn> columns, ViewColumn key)
    {
        Name = name;
        Update = $"""
            update {Name} t set known_to = v.kt, end_known_from = v.ek, effective_to = coalesce(v.et, 'infinity')
            from unnest($2::{key.Type.Sql}[], $3::bigint[], $4::timestamptz[], $5::bigint[], $6::bigint[], $7::timestamptz[]) as v (key, kf, ef, kt, ek, et)
            where t.tenant_id = $1 and t.{key.Name} = v.key and t.known_from = v.kf and t.effective_from = v.ef
            """;
        Delete = $"""
            delete from {Name} t using unnest($2::{key.Type.Sql}[], $3::bigint[], $4::timestamptz[]) as v (key, kf, ef)
            where t.tenant_id = $1 and t.{key.Name} = v.key and t.known_from = v.kf and t.effective_from = v.ef
            """;
        SelectKnown = $"""
            select {string.Join(", ", columns.Select(c => string.Format(CultureInfo.InvariantCulture, c.Type.Select, $"t.{c.Name}")))}, t.known_from, t.end_known_from, t.effective_from, nullif(t.effective_to, 'infinity')
            from unnest($2::{key.Type.Sql}[]) k (key) cross join lateral (
              select * from {Name} t where t.tenant_id = $1 and t.{key.Name} = k.key and t.known_to = {long.MaxValue} offset 0) t
            order by t.effective_from
            """;
    }

    /// <summary>The table's name with its schema.</summary>
    public string Name { get; }

    /// <summary>Ends rows: keys, known_from and effective_from say which, the other three what they become.</summary>
    internal string Update { get; }

    /// <summary>Removes rows: keys, known_from and effective_from say which.</summary>
    internal string Delete { get; }

    /// <summary>The rows by keys that are known now, in the order in which they were true.</summary>
    internal string SelectKnown { get; }

    /// <summary>The condition that leaves of the rows <c>t</c> those that were true at a time, by what was known at a position.</summary>
    /// <param name="time">SQL of the time, such as a parameter.</param>
    /// <param name="position">SQL of the position.</param>
    /// <param name="rows">What the rows are called.</param>
    public static string TrueAt(string time, string position, string rows = "t") =>
        $"{rows}.effective_from <= {time} and {rows}.known_from <= {position} and {rows}.known_to > {position} and ({rows}.effective_to > {time} or {rows}.end_known_from > {position})";
}
