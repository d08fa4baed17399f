using FieldServices.EventStore;

namespace FieldServices.Api.Security;

/// <summary>That a tenant was deleted; nothing else is left of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its short name, which is free again.</param>
/// <param name="Name">The company's name.</param>
/// <param name="Mode">live or test.</param>
/// <param name="StartedAt">When the deletion began first.</param>
/// <param name="FinishedAt">When it ended; null when it was interrupted: repeat it.</param>
public sealed record DeletedTenant(TenantId Id, string Slug, string Name, string Mode, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);
