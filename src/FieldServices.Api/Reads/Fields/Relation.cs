using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>A field that leads from a row to a row of another read model; all rows of a level are fetched at once.</summary>
/// <param name="From">The view that has the foreign key.</param>
/// <param name="Property">The row property that holds it.</param>
/// <param name="Name">The field's name.</param>
/// <param name="To">The view it leads to.</param>
/// <param name="Description">What the field answers.</param>
public sealed record Relation(string From, string Property, string Name, string To, string Description)
{
    public static IReadOnlyList<Relation> All { get; } =
    [
        new("emergencies", "ContractorId", "contractor", "contractors", "Who accepted."),
        new("emergencies", "OfferedContractorId", "offeredContractor", "contractors", "Who holds the open offer."),
        new("response_times", "ContractorId", "contractor", "contractors", "Who arrived."),
        new("response_times", "Id", "emergency", "emergencies", "The emergency."),
    ];

    public void Add(IReadOnlyDictionary<string, ReadModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var (from, to) = (models[From], models[To]);
        var column = from.IndexOf(Property);
        from.Needs[Name] = column;
        from.Type.Batch<Guid, ReadRow>(
            Name,
            to.Type,
            row => row[column],
            async (keys, field, cancellation) =>
                await RowQuery.ByKeysAsync(to, keys, field.Selection.Names, ReadContext.Of(field), cancellation),
            Description);
    }
}
