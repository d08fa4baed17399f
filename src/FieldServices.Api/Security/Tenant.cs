using FieldServices.EventStore;
using FieldServices.EventStore.Placing;

namespace FieldServices.Api.Security;

/// <summary>One service company on this installation.</summary>
public sealed record Tenant(TenantId Id, string Slug, string Name, string Mode)
{
    /// <summary>The name of the database that it is in.</summary>
    public string Place { get; init; } = Places.HomeName;
}
