using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Tests.Contractors;

internal static class SampleContractors
{
    public static readonly ContractorId First = new(new Guid("01890a5d-ac96-774b-bcce-b302099a8057"));
    public static readonly ContractorId Second = new(new Guid("01890a5d-ac96-774b-bcce-b302099a8058"));

    public static readonly GeoPoint QueensPark = new(51.5346, -0.2047);

    public static readonly Insurance Liability = new(
        InsuranceKind.PublicLiability, "Northern Mutual", new Money(5_000_000m), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

    public static readonly Contractor Ready = new(
        "Kilburn Plumbing",
        [new HeldSkill(Skill.Plumbing, "NVQ3-88213", new DateOnly(2026, 6, 30), "City & Guilds")],
        [Liability],
        new Coverage(new GeoPoint(51.5465, -0.2042), 8_000),
        Available: true);

    /// <summary>A contractor who can do everything everywhere.</summary>
    public static readonly Contractor Anyone = Ready with
    {
        Skills = [.. Enum.GetValues<Skill>().Select(s => new HeldSkill(s, "C-1", new DateOnly(2027, 1, 1), "Register"))],
        Policies = [Liability with { To = new DateOnly(2027, 1, 1) }],
        Coverage = new Coverage(QueensPark, 30_000_000),
        Contact = new TradingContact("Duty office", "020 7946 0123"),
    };

    public static readonly Reliance ReadyReliance = new(
        Skill.Plumbing, "NVQ3-88213", new DateOnly(2026, 6, 30), "City & Guilds", "Northern Mutual", new DateOnly(2026, 12, 31), 1323.7);
}
