using FieldServices.GraphQL.Execution;

using FieldServices.Api.Reads.Past;

namespace FieldServices.Api.Reads;

/// <summary>One row of a view as a query reads it: what its plan asks for, and the rows that relations lead to.</summary>
/// <param name="plan">What was asked for.</param>
/// <param name="values">A value for each column of the plan, in its order, then a row or null for each relation of the plan.</param>
/// <param name="at">The state of the views that was asked for.</param>
public sealed class ReadRow(RowPlan plan, object?[] values, Moment? at = null)
{
    public RowPlan Plan => plan;

    /// <summary>The state of the views that was asked for; what hangs on the row is of the same.</summary>
    public Moment At => at ?? Moment.Now;

    /// <summary>The value of a column of the model.</summary>
    public object? this[int column] => values[plan.PlaceOf(column)];

    /// <summary>The row that a relation leads to.</summary>
    /// <exception cref="GraphQLFieldException">The row was read without it: changes tell one relation far.</exception>
    public ReadRow? Related(string relation) => plan.PlaceOf(relation) is >= 0 and var place
        ? (ReadRow?)values[place]
        : throw new GraphQLFieldException($"'{relation}' is not told here: a change tells a row and what it leads to. Query the row by its id for more.", "BAD_USER_INPUT");
}
