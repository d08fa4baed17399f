using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Contractors;

/// <summary>
/// A certificate that somebody has verified proves the skill of one contractor only. Unverified ones claim nothing: anybody may
/// write down any number, and they do not count for a dispatch.
/// </summary>
internal static class CertificateClaims
{
    public static ClaimKind Kind { get; } = new(
        "contractor.certificate", "contractor.certificate-taken",
        holder => $"A verified certificate of this skill and number belongs to {holder} already. Correct the number, send it without verifiedBy, or take the skill from the other one first with 'set-skills'.");

    /// <summary>A skill and the number of its certificate without what people write differently: spaces, hyphens, case.</summary>
    public static IEnumerable<string> Keys(Contractor contractor) =>
        contractor.Skills.Where(s => s.IsVerified).Select(s => $"{KebabCase(s.Skill)}:{Normal(s.CertificateNumber)}");

    private static string KebabCase(Skill skill) => Module.Words(skill.ToString());

    private static string Normal(string number)
    {
        var letters = string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return letters.Length > 0 ? letters : number;
    }
}
