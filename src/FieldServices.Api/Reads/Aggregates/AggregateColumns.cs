using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Aggregates;

/// <summary>Which columns of a model take part in which figures.</summary>
public sealed class AggregateColumns
{
    private static readonly Type[] NumberTypes = [typeof(short), typeof(int), typeof(long), typeof(double), typeof(decimal)];

    public AggregateColumns(ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Type Of(int column) => Nullable.GetUnderlyingType(model.Table.Columns[column].ClrType) ?? model.Table.Columns[column].ClrType;
        Numbers = [.. model.Orderable.Where(c => NumberTypes.Contains(Of(c)))];
        Times = [.. model.Orderable.Where(c => Of(c) == typeof(DateTimeOffset) || Of(c) == typeof(DateOnly))];
        Flags = [.. model.Orderable.Where(c => Of(c) == typeof(bool))];
        Ordered = [.. Numbers.Concat(Times).Order()];
    }

    public IReadOnlyList<int> Numbers { get; }

    public IReadOnlyList<int> Times { get; }

    public IReadOnlyList<int> Flags { get; }

    /// <summary>Numbers and times.</summary>
    public IReadOnlyList<int> Ordered { get; }

    /// <summary>The type of a sum: it may be greater than every single value.</summary>
    public static ScalarType SumOf(Type type) =>
        type == typeof(double) ? Scalars.Float : type == typeof(int) || type == typeof(short) ? Scalars.Long : CustomScalars.Decimal;
}
