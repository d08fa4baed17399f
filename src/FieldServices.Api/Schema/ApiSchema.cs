using FieldServices.EventStore.Schema;

namespace FieldServices.Api.Schema;

/// <summary>The tables of the host itself: tenants and keys.</summary>
public static class ApiSchema
{
    public static SchemaMigrator Migrator { get; } =
        new("api", SchemaScript.EmbeddedIn(typeof(ApiSchema).Assembly, "FieldServices.Api.Schema."));
}
