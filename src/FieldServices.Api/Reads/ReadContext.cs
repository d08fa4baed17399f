using FieldServices.Api.Hosting;
using FieldServices.Api.Reads.Answers;
using FieldServices.Api.Reads.Past;
using FieldServices.Api.Security;
using FieldServices.Api.Tiers;
using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using Npgsql;

namespace FieldServices.Api.Reads;

/// <summary>What every field of a query needs: who asks, the database, and which position the answer must contain.</summary>
/// <param name="Platform">The process.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Position">From the request header <c>FS-Position</c>; null when the caller does not wait for a write.</param>
public sealed record ReadContext(Platform Platform, Caller Caller, long? Position)
{
    /// <summary>Which state of the views is asked for.</summary>
    public Moment At { get; init; } = Moment.Now;

    /// <summary>What the answer is made of.</summary>
    public AnswerSources Sources { get; } = new();

    private static readonly Dictionary<string, object?> Later = new() { ["retryAfterSeconds"] = 5 };

    /// <summary>What the caller may ask for.</summary>
    public TierLimits Limits => Platform.Tiers.Of(Caller.Tier);

    /// <summary>What the caller may see of events and states.</summary>
    public Sight Sight => Platform.Sights.Of(Caller.Role);

    // A field asks for its position before its rows; until one has, and from when one needs what the replica lacks, the primary is read.
    private volatile bool replicaMayAnswer;
    private volatile bool onPrimary;

    /// <summary>Reads from the primary for good: for whoever follows the log, and would miss what a replica does not have yet.</summary>
    public ReadContext OnPrimary()
    {
        onPrimary = true;
        return this;
    }

    /// <summary>Where rows are read: the database of the tenant, and its replica while that is good enough for this request.</summary>
    public async ValueTask<(NpgsqlDataSource Primary, ReadReplica? Replica)> SourceAsync(CancellationToken cancellationToken)
    {
        var place = await Platform.Places.OfAsync(Caller.Tenant, cancellationToken);
        return (place.Database, replicaMayAnswer && !onPrimary && place.Replica is { IsUsable: true } replica ? replica : null);
    }

    /// <summary>For a field that reads anything; its answer is not kept.</summary>
    public static ReadContext Of(FieldContext field)
    {
        var context = (ReadContext)field.RequestContext!;
        context.Sources.ReadOthers();
        return context;
    }

    /// <summary>For a field whose answer follows from its arguments and from rows of views, all of which <see cref="RowQuery"/> reads.</summary>
    public static ReadContext OfViews(FieldContext field) => (ReadContext)field.RequestContext!;

    /// <exception cref="GraphQLFieldException">The caller's role may not read this.</exception>
    public void Require(string policy)
    {
        if (!Caller.May(policy))
            throw new GraphQLFieldException($"The role {Caller.Role.ToString().ToLowerInvariant()} lacks '{policy}'.", "FORBIDDEN");
    }

    /// <summary>Nothing may be read of a view whose version is still being filled: lists would show too little.</summary>
    /// <exception cref="GraphQLFieldException">It is.</exception>
    public async ValueTask RequireBuiltAsync(View view, CancellationToken cancellationToken)
    {
        if (!await Platform.Projections.IsReadableAsync(view, Caller.Tenant, cancellationToken))
            throw new GraphQLFieldException($"The view '{view.Name}' is being built for this release. Repeat the query later.", extensions: Later, code: "VIEW_BUILDING");
    }

    /// <summary>Waits until the view contains the position; when that takes too long the answer is marked as stale.</summary>
    public async Task AwaitAsync(View view, long? position, FieldContext field, CancellationToken cancellationToken)
    {
        await RequireBuiltAsync(view, cancellationToken);
        var place = await Platform.Places.OfAsync(Caller.Tenant, cancellationToken);
        if ((position ?? Position) is not { } needed)
        {
            replicaMayAnswer = true;
            return;
        }
        if (place.Replica is { } replica && await replica.HasAsync(view, Caller.Tenant, needed, cancellationToken))
        {
            replicaMayAnswer = true;
            return;
        }
        onPrimary = true;
        if (await Platform.Progress.WaitAsync(view, Caller.Tenant, needed, Platform.LongestWait, cancellationToken))
            return;
        Sources.ReadOthers();
        field.Extensions.Set("stale", true);
        field.Extensions.Set("position", await Platform.Progress.PositionAsync(view, Caller.Tenant, cancellationToken));
    }
}
