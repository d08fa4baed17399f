using FieldServices.EventStore;

namespace FieldServices.Api.Security;

/// <summary>One service company on this installation.</summary>
public sealed record Tenant(TenantId Id, string Slug, string Name, string Mode);
