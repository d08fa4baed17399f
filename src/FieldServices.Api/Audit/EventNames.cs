using FieldServices.EventStore;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Audit;

/// <summary>The argument <c>types</c>.</summary>
internal static class EventNames
{
    /// <summary>The stored names of the events that are asked for; null for all.</summary>
    /// <exception cref="GraphQLFieldException">There is no such event.</exception>
    public static IReadOnlyCollection<string>? Of(FieldContext field, EventCatalog catalog)
    {
        var types = field.ArgumentList<string>("types");
        if (types?.FirstOrDefault(t => !catalog.ReadNames.Contains(t)) is { } unknown)
            throw AuditFields.Bad($"There is no event '{unknown}'. There are: {string.Join(", ", catalog.ReadNames)}.");
        return types?.SelectMany(catalog.NamesReadAs).Distinct().ToArray();
    }
}
