using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Contractors;

/// <summary>The printed example of each command.</summary>
internal static class ContractorExamples
{
    public static RegisterContractor Register { get; } =
        new("Kilburn Plumbing & Heating Ltd", new TradingContact("Duty office", "020 7946 0123", "office@kilburn-plumbing.example"));

    public static SetSkills SetSkills { get; } = new(
    [
        new HeldSkill(Skill.Gas, "GSR-554312", new DateOnly(2027, 3, 31), "Gas Safe Register"),
        new HeldSkill(Skill.Plumbing, "NVQ3-88213", new DateOnly(2028, 12, 31), "City & Guilds"),
    ]);

    public static SetInsurance SetInsurance { get; } = new(
        InsuranceKind.PublicLiability, "Northern Mutual", new Money(5_000_000m), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

    public static SetCoverage SetCoverage { get; } = new(new GeoPoint(51.5465, -0.2042), 8_000);

    public static SetAvailability SetAvailability { get; } = new(false, "Vehicle off the road until Monday");
}
