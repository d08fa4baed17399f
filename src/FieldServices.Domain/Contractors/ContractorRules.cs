using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Contractors;

/// <summary>The hard rules of sending a contractor to a place: one source for the decision and for the list of candidates.</summary>
public static class ContractorRules
{
    public const string WithoutSkill = "contractor-without-skill";
    public const string CertificateUnverified = "contractor-certificate-unverified";
    public const string CertificateExpired = "contractor-certificate-expired";
    public const string Uninsured = "contractor-uninsured";
    public const string Unavailable = "contractor-unavailable";
    public const string OutOfArea = "contractor-out-of-area";

    /// <summary>Applies every rule.</summary>
    /// <param name="candidate">The contractor.</param>
    /// <param name="needed">The skill that the work needs; null when anyone may do it.</param>
    /// <param name="place">Where the work is.</param>
    /// <param name="now">The instant at which certificate and insurance must be valid.</param>
    public static ContractorMatch Check(ICandidate candidate, Skill? needed, GeoPoint place, DateTimeOffset now)
    {
        var held = candidate.Skills.FirstOrDefault(s => s.Skill == needed);
        var policy = candidate.Policies.FirstOrDefault(p => p.Kind == InsuranceKind.PublicLiability);
        List<Exclusion> exclusions = [];
        if (needed is { } skill && SkillProblem(skill, held, now) is { } problem)
            exclusions.Add(problem);
        if (policy is null || !policy.IsInForceAt(now))
            exclusions.Add(new(Uninsured, "The contractor has no public liability insurance in force; record the policy with 'set-insurance'."));
        if (!candidate.Available)
            exclusions.Add(new(Unavailable, "The contractor is not available; choose another or set the availability."));
        if (candidate.Coverage is null)
            exclusions.Add(new(OutOfArea, "The contractor has no coverage area yet; record it with 'set-coverage'."));
        else if (!candidate.Coverage.Covers(place))
            exclusions.Add(new(OutOfArea, "The place is outside the contractor's coverage area; choose another contractor."));
        return new ContractorMatch(exclusions, new Reliance(
            needed,
            held?.CertificateNumber,
            held?.ExpiresOn,
            held?.VerifiedBy,
            policy?.Insurer,
            policy?.To,
            candidate.Coverage is null ? null : Math.Round(Earth.DistanceMetres(candidate.Coverage.Middle, place), 1)));
    }

    private static Exclusion? SkillProblem(Skill needed, HeldSkill? held, DateTimeOffset now) => held switch
    {
        null => new(WithoutSkill, $"The contractor does not have the skill {needed}; choose one who has it."),
        { IsVerified: false } => new(CertificateUnverified, $"Nobody has verified the contractor's certificate for {needed}; verify it and record who did."),
        _ when !held.IsValidAt(now) => new(CertificateExpired, $"The contractor's certificate for {needed} ran out on {held.ExpiresOn:yyyy-MM-dd}."),
        _ => null,
    };
}
