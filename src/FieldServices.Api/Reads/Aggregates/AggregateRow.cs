namespace FieldServices.Api.Reads.Aggregates;

/// <summary>The figures of one group.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Keys">The key of each term of the grouping.</param>
/// <param name="Values">The value of each measure.</param>
public sealed record AggregateRow(AggregateRequest Request, IReadOnlyList<object?> Keys, IReadOnlyList<object?> Values)
{
    /// <summary>A figure that was asked for.</summary>
    public object? this[Measure measure]
    {
        get
        {
            for (var i = 0; i < Values.Count; i++)
            {
                if (Request.Measures[i] == measure)
                    return Values[i];
            }
            throw new InvalidOperationException($"{measure} was not computed.");
        }
    }

    /// <summary>The key of the group in a column; null when rows are not grouped by its values or times.</summary>
    public object? KeyOf(int column)
    {
        for (var i = 0; i < Keys.Count; i++)
        {
            if (Request.Groups[i] is { IsPart: false } term && term.Column == column)
                return Keys[i];
        }
        return null;
    }
}
