using FieldServices.EventStore;

namespace FieldServices.Api.Feeds.Links;

/// <summary>A link by which somebody subscribes to a calendar.</summary>
/// <param name="Id">By which it is rotated and revoked.</param>
/// <param name="Tenant">Whose calendar it is.</param>
/// <param name="Subject">Of a technician or a customer.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="Name">For whom or what it was made.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RotatedAt">When its secret was last exchanged.</param>
/// <param name="RevokedAt">When it was taken back.</param>
public sealed record CalendarLink(
    Guid Id, TenantId Tenant, string Subject, Guid SubjectId, string Name, DateTimeOffset CreatedAt, DateTimeOffset? RotatedAt, DateTimeOffset? RevokedAt);
