using System.Text.Json;
using FieldServices.Api.Reads.Connections;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Filters;

/// <summary>Refuses lists that would walk over all rows of a large view, and says what would help.</summary>
public static class ServedLists
{
    /// <exception cref="GraphQLFieldException">No index serves the filter and the order, and the view has many rows.</exception>
    public static async ValueTask RequireAsync(
        ReadModel model, IReadOnlyDictionary<string, object?>? filter, IReadOnlyList<OrderTerm> order, ReadContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (IndexUse.Serves(model, filter, order, static _ => false))
            return;
        var small = new HashSet<ReadModel>();
        foreach (var involved in IndexUse.Involved(model, filter).Append(model).Distinct())
        {
            if (await involved.Sizes.IsSmallAsync(context, cancellationToken))
                small.Add(involved);
        }
        if (!IndexUse.Serves(model, filter, order, small.Contains))
            throw Refusal(model, order);
    }

    private static GraphQLFieldException Refusal(ReadModel model, IReadOnlyList<OrderTerm> order)
    {
        string[] filters = [.. model.Indexes.Narrowing.Select(c => model.FieldNames[c])];
        string[] orders = [.. model.Indexes.Values.Order().Select(c => JsonNamingPolicy.SnakeCaseUpper.ConvertName(model.Table.Columns[c].Property))];
        return new GraphQLFieldException(
            $"There are more than {ViewSizes.MostRowsWalked} {model.Plural}, and no index serves this filter ordered by {model.FieldNames[order[0].Column]}. " +
            $"Add a condition on one of: {string.Join(", ", filters)}. Or, with such conditions as let most rows through, order by one of: {string.Join(", ", orders)}.",
            extensions: new Dictionary<string, object?> { ["filterBy"] = filters, ["orderBy"] = orders }, code: "INDEX_NEEDED");
    }
}
