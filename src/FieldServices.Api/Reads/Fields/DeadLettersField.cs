using FieldServices.Api.Security;
using FieldServices.Api.Workflows;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>What could not go on by itself, with causes. What is decided about it goes over HTTP.</summary>
public static class DeadLettersField
{
    public static void Add(SchemaBuilder schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var kind = schema.Enum("DeadLetterKind", "What it is that could not go on by itself.")
            .Value("COMMAND", DeadLetterKind.Command, "A command that cannot be decided.")
            .Value("MESSAGE", DeadLetterKind.Message, "A message that could not be sent.")
            .Value("INPUT", DeadLetterKind.Input, "An input that an instance could not take; the instance is parked before it.");
        var letter = schema.Object<DeadLetter>("DeadLetter", "Something that waits for somebody to decide about it, with its cause.")
            .Field("id", Scalars.ID.NonNull(), l => l.Id.ToString(), "Its id.")
            .Field("kind", kind.NonNull(), l => l.Kind, "What it is.")
            .Field("name", Scalars.String.NonNull(), l => l.Name, "The command, the template of the message, or the kind of input.")
            .Field("workflow", Scalars.String.NonNull(), l => l.Instance.Type, "The workflow that wanted it, or could not take it.")
            .Field("instance", Scalars.ID.NonNull(), l => l.Instance.Id.ToString(), "The instance of that workflow.")
            .Field("step", Scalars.Long, l => l.Step, "The version of the instance's stream at the step that wanted it; null for an input.")
            .Field("correlationId", Scalars.ID.NonNull(), l => l.CorrelationId.ToString(), "Shared by everything that one request set in motion.")
            .Field("causationId", Scalars.ID.NonNull(), l => l.CausationId.ToString(), "The command or step that led to it.")
            .Field("attempts", Scalars.Int.NonNull(), l => l.Attempts, "How often it was tried.")
            .Field("error", Scalars.String, l => l.Error, "What was wrong the last time.")
            .Field("since", Scalars.DateTime.NonNull(), l => l.Since, "Since when it is dead.")
            .Field("target", Scalars.ID, l => l.Target?.ToString(), "For a command: the thing it concerns.")
            .OpenedJson(
                "body", l => l.Body.DeepClone(),
                "What it says: the command, the parts of the message, or the position or key of the input.");
        schema.Query.Field(
            "deadLetters",
            letter.NonNull().List().NonNull(),
            [
                Arg.Of("kind", kind, "Only these."),
                Arg.Of("first", Scalars.Int, $"At most so many, up to {DeadLetterRoutes.LargestPage}.", DeadLetterRoutes.DefaultPage),
            ],
            ListAsync,
            "What could not go on by itself, oldest first.");
    }

    private static async Task<IReadOnlyList<DeadLetter>> ListAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field);
        context.Require(Permissions.ReadWorkflows);
        var first = field.Argument<int>("first");
        return first is < 1 or > DeadLetterRoutes.LargestPage
            ? throw new GraphQLFieldException($"'first' is from 1 to {DeadLetterRoutes.LargestPage}.", "BAD_USER_INPUT")
            : [.. (await context.Platform.DeadLetters.ListAsync(context.Caller.Tenant, field.Argument<object>("kind") as DeadLetterKind?, first, cancellationToken)).Select(context.Sight.Show)];
    }
}
