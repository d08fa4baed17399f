using System.Text.Json.Nodes;
using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Security;
using FieldServices.Api.Workflows;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;
using FieldServices.Workflows;
using FieldServices.Workflows.Controlling;
using FieldServices.Workflows.Stepping;

namespace FieldServices.Api.Reads.Fields;

/// <summary>What workflows are doing. What is decided about them goes over HTTP.</summary>
public static class WorkflowFields
{
    public static void Add(SchemaBuilder schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var status = schema.Enum("WorkflowStatus", "Where an instance of a workflow stands.")
            .Value("RUNNING", InstanceStatus.Running, "It expects more.")
            .Value("FINISHED", InstanceStatus.Finished, "It expects nothing more; an event may set it going again.")
            .Value("PARKED", InstanceStatus.Parked, "It could not take an input; that and all later ones wait.")
            .Value("CANCELLED", InstanceStatus.Cancelled, "Somebody ended it; it takes nothing more.");
        schema.Query.Field("workflows", StandingType(schema, status).NonNull().List().NonNull(), [], StandingsAsync, "How many instances of each workflow stand where.");
        schema.Query.Field(
            "workflowInstances",
            Described(schema.Object<InstanceSummary>("WorkflowInstance", "An instance of a workflow in a list."), status, s => s).NonNull().List().NonNull(),
            [
                Arg.Of("workflow", Scalars.String.NonNull(), "The workflow."),
                Arg.Of("status", status, "Only those that stand there."),
                Arg.Of("first", Scalars.Int, $"At most so many, up to {WorkflowRoutes.LargestPage}.", WorkflowRoutes.DefaultPage),
                Arg.Of("after", Scalars.ID, "Continues behind the instance with this id."),
            ],
            ListAsync,
            "The instances of a workflow, by id.");
        schema.Query.Field(
            "workflowInstance",
            DetailsType(schema, status),
            [Arg.Of("workflow", Scalars.String.NonNull(), "The workflow."), Arg.Of("id", Scalars.ID.NonNull(), "The instance's id.")],
            FindAsync,
            "One instance with its state and what it waits for; null when there is none with this id. Its history is 'history' with workflow/id.");
    }

    private static async Task<IReadOnlyList<WorkflowStanding>> StandingsAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var context = Allowed(field);
        return await (await context.Platform.Workflows.OfAsync(context.Caller.Tenant, cancellationToken)).Report.StandingsAsync(context.Caller.Tenant, cancellationToken);
    }

    private static async Task<IReadOnlyList<InstanceSummary>> ListAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var context = Allowed(field);
        var first = field.Argument<int>("first");
        if (first is < 1 or > WorkflowRoutes.LargestPage)
            throw new GraphQLFieldException($"'first' is from 1 to {WorkflowRoutes.LargestPage}.", "BAD_USER_INPUT");
        var after = field.Argument<string>("after") is { } id ? FilterValue.ToGuid(id) : Guid.Empty;
        return await (await context.Platform.Workflows.OfAsync(context.Caller.Tenant, cancellationToken)).Report.InstancesAsync(
            context.Caller.Tenant, field.Argument<string>("workflow")!, field.Argument<object>("status") as InstanceStatus?, after, first, cancellationToken);
    }

    private static async Task<InstanceDetails?> FindAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var context = Allowed(field);
        var id = new InstanceId(field.Argument<string>("workflow")!, FilterValue.ToGuid(field.Argument<string>("id")!));
        return context.Sight.Show(
            context.Platform.Workflows.Catalog,
            await (await context.Platform.Workflows.OfAsync(context.Caller.Tenant, cancellationToken)).Report.FindAsync(context.Caller.Tenant, id, cancellationToken));
    }

    private static ReadContext Allowed(FieldContext field)
    {
        var context = ReadContext.Of(field);
        context.Require(Permissions.ReadWorkflows);
        return context;
    }

    private static ObjectType<WorkflowStanding> StandingType(SchemaBuilder schema, EnumType status) =>
        schema.Object<WorkflowStanding>("WorkflowStanding", "Instances of one version of a workflow that stand alike.")
            .Field("name", Scalars.String.NonNull(), s => s.Workflow, "The workflow.")
            .Field("version", Scalars.Int.NonNull(), s => s.Definition, "The version that the instances belong to.")
            .Field("status", status.NonNull(), s => s.Status, "Where they stand.")
            .Field("count", Scalars.Long.NonNull(), s => s.Instances, "How many there are.")
            .Field("known", Scalars.Boolean.NonNull(), s => s.Known, "False when this release cannot run that version: they wait for one that can.");

    private static ObjectType<InstanceDetails> DetailsType(SchemaBuilder schema, EnumType status)
    {
        var timer = schema.Object<PendingTimer>("WorkflowTimer", "A timer that has not fired yet.")
            .Field("key", Scalars.String.NonNull(), t => t.Key, "The instance's own name for it.")
            .Field("due", Scalars.DateTime.NonNull(), t => t.Due, "When it is due.")
            .Field("cron", Scalars.String, t => t.Cron, "When it comes again; null for one that fires once.")
            .Field("zone", Scalars.String, t => t.Zone, "The time zone in which cron is read.");
        var command = schema.Object<PendingCommand>("WorkflowCommand", "A command of a workflow that has no answer yet.")
            .Field("id", Scalars.ID.NonNull(), c => c.Id.ToString(), "Its id, also in the log.")
            .Field("key", Scalars.String.NonNull(), c => c.Key, "The instance's own name for it.")
            .Field("name", Scalars.String.NonNull(), c => c.Name, "The command.")
            .Field("target", Scalars.ID, c => c.StreamId?.ToString(), "The thing it concerns.")
            .Field("attempts", Scalars.Int.NonNull(), c => c.Attempts, "How often it was tried.")
            .Field("error", Scalars.String, c => c.Error, "What was wrong the last time.")
            .Field("deadAt", Scalars.DateTime, c => c.DeadAt, "Since when it is a dead letter; null while it is tried.");
        var waiting = schema.Object<WaitingInput>("WorkflowInput", "An input that waits while its instance is parked.")
            .Field("id", Scalars.ID.NonNull(), i => i.Id.ToString(), "Its id.")
            .Field("kind", Scalars.String.NonNull(), i => i.Kind, "event, timer, or the outcome of a command.")
            .Field("subject", Scalars.String.NonNull(), i => i.Subject, "The position of the event, or the key of the timer or command.")
            .Field("since", Scalars.DateTime.NonNull(), i => i.Since, "Since when it waits.")
            .Field("error", Scalars.String, i => i.Error, "What was wrong; null behind the first.");
        return Described(schema.Object<InstanceDetails>("WorkflowInstanceDetails", "An instance of a workflow with everything it waits for."), status, d => d.Summary)
            .OpenedJson("state", d => JsonNode.Parse(d.State), "Its state.")
            .Field("timers", timer.NonNull().List().NonNull(), d => d.Timers, "What it waits for, the next first.")
            .Field("commands", command.NonNull().List().NonNull(), d => d.Commands, "What it has sent and got no answer to yet.")
            .Field("waiting", waiting.NonNull().List().NonNull(), d => d.Waiting, "What waits while it is parked; the first is what it could not take.");
    }

    private static ObjectType<T> Described<T>(ObjectType<T> type, EnumType status, Func<T, InstanceSummary> summary)
        where T : notnull => type
            .Field("workflow", Scalars.String.NonNull(), i => summary(i).Id.Workflow, "The workflow.")
            .Field("id", Scalars.ID.NonNull(), i => summary(i).Id.Id.ToString(), "The instance.")
            .Field("stream", Scalars.String.NonNull(), i => summary(i).Id.ToString(), "Its stream, for 'history'.")
            .Field("workflowVersion", Scalars.Int.NonNull(), i => summary(i).Definition, "The version of the workflow that its state belongs to.")
            .Field("version", Scalars.Long.NonNull(), i => summary(i).Version, "How many events its stream has.")
            .Field("status", status.NonNull(), i => summary(i).Status, "Where it stands.")
            .Field("startedAt", Scalars.DateTime.NonNull(), i => summary(i).StartedAt, "When it took its first input.")
            .Field("updatedAt", Scalars.DateTime.NonNull(), i => summary(i).UpdatedAt, "When it took its last one.");
}
