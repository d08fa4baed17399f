namespace FieldServices.Api.Reads.Connections;

/// <summary>One of the columns that order a list.</summary>
/// <param name="Column">The place of the column.</param>
/// <param name="Descending">True for the greatest first.</param>
/// <param name="NullsFirst">True when absent values come before all others.</param>
public sealed record OrderTerm(int Column, bool Descending, bool NullsFirst)
{
    /// <summary>As the database orders by itself, and as indexes are: an absent value counts as greater than every other.</summary>
    public static OrderTerm Of(int column, bool descending, bool? nullsFirst = null) => new(column, descending, nullsFirst ?? descending);

    /// <summary>Whether indexes are ordered like this, forwards or backwards.</summary>
    public bool IsOfIndexes => NullsFirst == Descending;

    public OrderTerm Reversed => new(Column, !Descending, !NullsFirst);

    /// <summary>The term in <c>order by</c>.</summary>
    public string Sql(ReadModel model, string alias)
    {
        ArgumentNullException.ThrowIfNull(model);
        return $"{alias}.{model.Table.Columns[Column].Name}{(Descending ? " desc" : "")}{(IsOfIndexes ? "" : NullsFirst ? " nulls first" : " nulls last")}";
    }
}
