namespace FieldServices.Domain.Contractors;

/// <summary>The facts on which the choice of a contractor rested at that moment, kept with the choice for ever.</summary>
/// <param name="Skill">The skill that the work needed; none when any contractor may do it.</param>
/// <param name="CertificateNumber">The certificate that proved it.</param>
/// <param name="CertificateExpiresOn">Last day of that certificate.</param>
/// <param name="CertificateVerifiedBy">Who had checked it.</param>
/// <param name="Insurer">The insurer of the public liability policy.</param>
/// <param name="InsuredUntil">Last day of that policy.</param>
/// <param name="DistanceMetres">Straight line from the middle of the contractor's area to the place, in metres.</param>
public sealed record Reliance(
    Skill? Skill,
    string? CertificateNumber,
    DateOnly? CertificateExpiresOn,
    string? CertificateVerifiedBy,
    string? Insurer,
    DateOnly? InsuredUntil,
    double? DistanceMetres);
