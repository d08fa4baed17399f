using FieldServices.EventStore.Views;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.Api.Reads.Aggregates;

/// <summary>One of the things that rows are grouped by.</summary>
/// <param name="Column">The column.</param>
/// <param name="Bucket">For times: into what they are put together; null for the values themselves.</param>
/// <param name="TimeZone">The IANA zone whose days and hours count.</param>
public sealed record GroupTerm(int Column, TimeBucket? Bucket, string TimeZone)
{
    /// <summary>Whose days and hours count when nobody says otherwise.</summary>
    public const string DefaultTimeZone = "Europe/London";

    /// <summary>True when the key is a number that stands for many times, such as the hour of the day.</summary>
    public bool IsPart => Bucket is TimeBucket.HourOfDay or TimeBucket.DayOfWeek;

    /// <summary>
    /// Adds the key as an expression over the rows <c>t</c>. Invariant: the database truncates in the zone, and for hours keeps the offset
    /// of the instant, so the hour that comes twice in autumn is two hours, and days have 23 or 25. Held by: AggregateTests.Buckets_follow_the_clocks_of_their_zone.
    /// </summary>
    public SqlText AddTo(SqlText sql, ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(model);
        var column = model.Table.Columns[Column];
        var (c, isDate) = ($"t.{column.Name}", column.Type.ReadAs == typeof(DateOnly));
        return Bucket switch
        {
            null => sql.Add(c),
            TimeBucket.HourOfDay => sql.Add($"extract(hour from {c} at time zone ").AddValue(TimeZone, NpgsqlDbType.Text).Add(")::int"),
            TimeBucket.DayOfWeek when isDate => sql.Add($"extract(isodow from {c})::int"),
            TimeBucket.DayOfWeek => sql.Add($"extract(isodow from {c} at time zone ").AddValue(TimeZone, NpgsqlDbType.Text).Add(")::int"),
            _ when isDate => sql.Add($"date_trunc('{UnitOf(Bucket)}', {c}::timestamp)::date"),
            _ => sql.Add($"date_trunc('{UnitOf(Bucket)}', {c}, ").AddValue(TimeZone, NpgsqlDbType.Text).Add(")"),
        };
    }

    public object? Read(NpgsqlDataReader reader, int ordinal, ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(model);
        return !IsPart ? RowReader.Value(reader, ordinal, model.Table.Columns[Column].Type) : reader.IsDBNull(ordinal) ? null : reader.GetInt32(ordinal);
    }

    private static string UnitOf(TimeBucket? bucket) => bucket switch
    {
        TimeBucket.Hour => "hour",
        TimeBucket.Day => "day",
        TimeBucket.Week => "week",
        TimeBucket.Month => "month",
        TimeBucket.Quarter => "quarter",
        TimeBucket.Year => "year",
        _ => throw new InvalidOperationException($"{bucket} is no part of a date."),
    };
}
