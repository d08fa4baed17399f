using FieldServices.EventStore.Schema;

namespace FieldServices.Workflows.Schema;

/// <summary>The tables of workflows: instances, timers, commands on their way, and the outbox of messages.</summary>
public static class WorkflowSchema
{
    /// <summary>Brings a database with an event store to this program's version of them.</summary>
    public static SchemaMigrator Migrator { get; } =
        new("workflows", SchemaScript.EmbeddedIn(typeof(WorkflowSchema).Assembly, "FieldServices.Workflows.Schema."));
}
