using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Past;

/// <summary>The arguments <c>asOf</c> and <c>trueAt</c>, which everything has that reads views.</summary>
public sealed class MomentTypes
{
    private readonly InputObjectType asOf;

    public MomentTypes(SchemaBuilder schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        asOf = schema.InputObject("AsOf", "An earlier state of what is recorded: exactly one of both.", isOneOf: true)
            .Field("position", Scalars.Long, "As of this position of the log, such as one that a command answered; 0 is before everything.")
            .Field("time", Scalars.DateTime, "As of the last position that was recorded at or before this time.");
    }

    /// <summary>The arguments of a field that reads a model; what hangs on its rows is of the same moment.</summary>
    public IEnumerable<InputField> Arguments(ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        yield return Arg.Of("asOf", asOf, "As it was recorded then; as it is now when left out.");
        if (model.Table.Timeline is not null)
            yield return Arg.Of("trueAt", Scalars.DateTime, "What was true at this time, by all that is known now, or was known as of `asOf`; later corrections and what was told late are heeded.");
    }

    /// <summary>The context of a field with these arguments.</summary>
    /// <exception cref="GraphQLFieldException">The position or time does not exist yet, or not any more.</exception>
    public static async Task<ReadContext> ContextAsync(FieldContext field, ReadModel model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(model);
        var context = ReadContext.OfViews(field);
        context.Require(Security.Permissions.ReadBoards);
        var given = field.Argument<IReadOnlyDictionary<string, object?>>("asOf");
        var trueAt = model.Table.Timeline is null ? null : field.Argument<DateTimeOffset?>("trueAt");
        return given is null && trueAt is null ? context
            : context with { At = new Moment(given is null ? null : await PositionAsync(given, context, cancellationToken), trueAt?.ToUniversalTime()) };
    }

    private static async Task<long> PositionAsync(IReadOnlyDictionary<string, object?> given, ReadContext context, CancellationToken cancellationToken)
    {
        var (platform, tenant) = (context.Platform, context.Caller.Tenant);
        if (given.GetValueOrDefault("time") is DateTimeOffset time)
        {
            var now = await platform.Clocks.NowAsync(tenant, cancellationToken);
            if (time > now)
                throw new GraphQLFieldException($"'asOf.time' has not come yet; it is {now:O}.", "BAD_USER_INPUT");
            return await platform.Log.PositionAtAsync(tenant, time, cancellationToken)
                ?? throw new GraphQLFieldException("'asOf.time' is before the oldest event that is kept at hand; give a later time, or a position.", "HISTORY_NOT_KEPT");
        }
        return (long)given["position"]! is >= 0 and var position ? position : throw new GraphQLFieldException("'asOf.position' is 0 or the position of an event.", "BAD_USER_INPUT");
    }
}
