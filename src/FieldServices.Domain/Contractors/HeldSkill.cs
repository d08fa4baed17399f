using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Contractors;

/// <summary>A skill and the certificate that proves it.</summary>
/// <param name="Skill">The trade.</param>
/// <param name="CertificateNumber">As printed on the certificate or card.</param>
/// <param name="ExpiresOn">Last day on which the certificate is valid, in UK time.</param>
/// <param name="VerifiedBy">Who checked the certificate against its register; without it the skill does not count for a dispatch.</param>
public sealed record HeldSkill(Skill Skill, string CertificateNumber, DateOnly ExpiresOn, string? VerifiedBy = null)
{
    [JsonIgnore]
    public bool IsVerified => VerifiedBy is not null;

    public bool IsValidAt(DateTimeOffset instant) => LondonDay.Of(instant) <= ExpiresOn;
}
