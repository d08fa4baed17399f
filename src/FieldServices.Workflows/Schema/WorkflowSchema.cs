using FieldServices.EventStore.Schema;

namespace FieldServices.Workflows.Schema;

/// <summary>The tables of workflows: instances, timers, commands on their way, and the outbox of messages.</summary>
public static class WorkflowSchema
{
    /// <summary>The schema in which they are.</summary>
    public const string Name = "workflows";

    /// <summary>
    /// Tables with work of tenants, in the order in which their rows are locked; a tenant that moves to another database hands them over,
    /// see <see cref="FieldServices.EventStore.Placing.Moving.MoveOptions.HandedOver"/>.
    /// </summary>
    public static IReadOnlyList<string> Work { get; } = [$"{Name}.test_clocks", $"{Name}.instances", Name];

    /// <summary>Brings a database with an event store to this program's version of them.</summary>
    public static SchemaMigrator Migrator { get; } =
        new(Name, SchemaScript.EmbeddedIn(typeof(WorkflowSchema).Assembly, "FieldServices.Workflows.Schema."));
}
