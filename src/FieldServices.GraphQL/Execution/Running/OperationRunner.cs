using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution.Output;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Execution.Running;

/// <summary>Runs one operation to its response (specification: Query, Mutation).</summary>
internal static class OperationRunner
{
    public static async ValueTask<GraphQLResponse> RunAsync(OperationRun run)
    {
        var buffer = new ResponseBuffer(run.Options.MaxResponseBytes);
        try
        {
            var errors = new List<GraphQLError>();
            var writer = new ValueWriter(run, buffer, errors);
            var root = new ObjectNode(run.RootValue, run.Plan.Root);
            buffer.Write(Responses.DataBegin);
            var written = run.Plan.Operation.Kind == OperationKind.Mutation
                ? await RunSeriallyAsync(run, root, buffer, writer)
                : await RunTogetherAsync(run, root, writer);
            if (!written)
            {
                buffer.CutBackTo(Responses.DataBegin.Length);
                buffer.WriteNull();
            }
            return Responses.Complete(buffer, errors, run.Extensions.Snapshot(), run.Plan.Operation.Kind);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>Writes the response to one event of a subscription (specification: ExecuteSubscriptionEvent).</summary>
    public static async ValueTask<GraphQLResponse> RunEventAsync(OperationRun run, int field, object? value)
    {
        var buffer = new ResponseBuffer(run.Options.MaxResponseBytes);
        try
        {
            var errors = new List<GraphQLError>();
            var root = new ObjectNode(run.RootValue, run.Plan.Root);
            await new LevelRunner(run).FillAsync(root, field, value);
            buffer.Write(Responses.DataBegin);
            if (!new ValueWriter(run, buffer, errors).WriteObject(root.Plan, root.Source, root.Slots))
            {
                buffer.CutBackTo(Responses.DataBegin.Length);
                buffer.WriteNull();
            }
            return Responses.Complete(buffer, errors, run.Extensions.Snapshot(), OperationKind.Subscription);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private static async ValueTask<bool> RunTogetherAsync(OperationRun run, ObjectNode root, ValueWriter writer)
    {
        if (root.Slots.Length > 0)
            await new LevelRunner(run).FillAsync(root);
        return writer.WriteObject(root.Plan, root.Source, root.Slots);
    }

    private static async ValueTask<bool> RunSeriallyAsync(OperationRun run, ObjectNode root, ResponseBuffer buffer, ValueWriter writer)
    {
        buffer.Write((byte)'{');
        for (var i = 0; i < root.Plan.Fields.Length; i++)
        {
            if (i > 0)
                buffer.Write((byte)',');
            await new LevelRunner(run).FillAsync(root, i);
            if (!writer.WriteField(root.Plan, i, root.Source, root.Slots))
                return false;
        }
        buffer.Write((byte)'}');
        return true;
    }
}
