using FieldServices.Api.Reads.Past;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Connections;

/// <summary>Decides of which moment a page is: of now, of the moment of the page whose cursor was given, or of one that is fixed with this page.</summary>
internal static class Pinning
{
    public const string Argument = "pinned";

    /// <summary>The context of a page. A moment that the caller names decides; then whether it wants pages of one moment; then the cursor.</summary>
    public static async Task<ReadContext> ContextAsync(ReadModel model, PageRequest request, ReadContext context, FieldContext field, CancellationToken cancellationToken)
    {
        var pinned = field.Argument<bool?>(Argument);
        if (context.At.Position is not null || pinned == false)
            return context;
        var position = request.PinnedAt
            ?? (pinned == true ? await context.Platform.Progress.PositionAsync(model.Table.View, context.Caller.Tenant, cancellationToken) : (long?)null);
        return position is null ? context : context with { At = context.At with { Position = position } };
    }
}
