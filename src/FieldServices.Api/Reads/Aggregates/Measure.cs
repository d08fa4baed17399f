using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.Api.Reads.Aggregates;

/// <summary>One figure of a group.</summary>
/// <param name="Kind">What is computed.</param>
/// <param name="Column">Of which column; none for the count.</param>
/// <param name="Parameter">The percentile from 0 to 1, or the limit of a share.</param>
public sealed record Measure(MeasureKind Kind, int Column = -1, double Parameter = 0)
{
    public static Measure Count { get; } = new(MeasureKind.Count);

    /// <summary>Adds the figure as an expression over the rows <c>t</c>.</summary>
    public SqlText AddTo(SqlText sql, ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(model);
        var c = Column < 0 ? "*" : $"t.{model.Table.Columns[Column].Name}";
        return Kind switch
        {
            MeasureKind.Count => sql.Add("count(*)"),
            MeasureKind.CountDistinct => sql.Add($"count(distinct {c})"),
            MeasureKind.Sum => sql.Add($"sum({c})"),
            MeasureKind.Avg => sql.Add($"avg({c})::float8"),
            MeasureKind.Min => sql.Add($"min({c})"),
            MeasureKind.Max => sql.Add($"max({c})"),
            MeasureKind.Percentile => sql.Add("percentile_cont(").AddValue(Parameter).Add($") within group (order by {c}::float8)"),
            MeasureKind.Share => sql.Add($"avg({c}::int)::float8"),
            MeasureKind.ShareUpTo => sql.Add($"avg(({c} <= ").AddValue(Parameter).Add(")::int)::float8"),
            _ => throw new InvalidOperationException($"{Kind} has no SQL."),
        };
    }

    /// <summary>Reads the figure; null where no row of the group has a value.</summary>
    public object? Read(NpgsqlDataReader reader, int ordinal, ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(model);
        return Kind is MeasureKind.Min or MeasureKind.Max ? RowReader.Value(reader, ordinal, model.Table.Columns[Column].Type)
            : reader.IsDBNull(ordinal) ? null : reader.GetValue(ordinal);
    }
}
