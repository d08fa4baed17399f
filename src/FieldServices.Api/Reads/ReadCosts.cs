using FieldServices.Api.Reads.Connections;
using FieldServices.GraphQL.Costs;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads;

/// <summary>
/// What the fields of the read API cost, by their shape, so that a new view or relation has its price without being told: a page is a
/// statement and its rows, a row or a related thing is 1, a count reads the whole list, figures read the whole view.
/// </summary>
public static class ReadCosts
{
    public const int Statement = 5;
    public const int Count = 10;
    public const int Figures = 50;
    public const int Ranking = 20;

    /// <summary>Fields that read far more than they answer.</summary>
    private static readonly Dictionary<string, FieldCost> Heavy = new()
    {
        ["responseTimes"] = new() { Once = Figures, Each = 0 },
        ["nearestContractors"] = new() { Once = Ranking, SizeArgument = "first", AssumedSize = 10 },
        ["availableSlots"] = new() { Once = Figures, Each = 0 },
        ["visitPlans"] = new() { Once = Figures, Each = 0 },
        ["slotWindows"] = new() { Once = Figures, Each = 0 },
        ["customerTimeline"] = new() { Once = Figures, Each = 0 },
        ["diary"] = new() { Once = Figures, Each = 0 },
        ["capacity"] = new() { Once = Figures, Each = 0 },
        ["whyNot"] = new() { Once = Figures, Each = 0 },
        ["totalCount"] = new() { Once = Count },
        ["event"] = new() { Once = Statement },
        ["stateAt"] = new() { Once = Statement },
        ["diff"] = new() { Once = 2 * Statement },
        ["causation"] = new() { Once = Figures, Each = 0 },
        ["nodes"] = new() { Once = Statement, SizeArgument = "ids" },
    };

    /// <summary>Gives every field its price that has none of its own yet.</summary>
    public static void Declare(SchemaBuilder schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        foreach (var type in schema.Types.OfType<FieldsType>())
        {
            foreach (var field in type.Fields)
            {
                if (field.Cost is null && (HeavyOf(field) ?? OfShape(field)) is { } cost)
                    type.SetCost(field.Name, cost);
            }
        }
    }

    // The name of a field that reads much can be that of a simple one of another type.
    private static FieldCost? HeavyOf(OutputField field) => !Heavy.TryGetValue(field.Name, out var cost) || (cost.SizeArgument is { } size && field.FindArgument(size) is null) ? null : cost;

    private static FieldCost? OfShape(OutputField field)
    {
        var first = field.FindArgument("first");
        if (field.DeclaringType is RootType && field.FindArgument("groupBy") is not null)
            return new FieldCost { Once = Figures, Each = 0 };
        var assumed = first?.Default?.Value as int? ?? FieldCost.UndeclaredListSize;
        if (field.Type.Nullable is FieldsType page && page.FindField("pageInfo") is not null)
            return new FieldCost { Once = Statement, Each = 0, SizeArgument = "first", OtherSizeArgument = "last", AssumedSize = PageRequest.DefaultFirst, SizedFields = ["nodes", "edges"] };
        if (first is not null)
            return new FieldCost { Once = Statement, SizeArgument = first.Name, AssumedSize = assumed };
        // What stands around the rows of a page is no row.
        return field.Name is "pageInfo" or "node" && field.DeclaringType is not RootType ? new FieldCost { Each = 0 } : null;
    }
}
