using FieldServices.Domain.Contractors;
using FieldServices.Domain.Tests.Specifications;

namespace FieldServices.Domain.Tests.Contractors;

public sealed class CertificateClaimsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly HeldSkill Gas = new(Skill.Gas, "GSR 55-4312a", new DateOnly(2027, 3, 31), "Gas Safe Register");
    private static readonly HeldSkill Plumbing = new(Skill.Plumbing, "GSR 55-4312a", new DateOnly(2027, 3, 31), "City & Guilds");

    [Fact]
    public void A_verified_certificate_is_claimed_by_skill_and_number_however_it_is_written() =>
        Set([], [Gas]).ThenClaims(["gas:GSR554312A"], []);

    [Fact]
    public void A_certificate_that_nobody_verified_claims_nothing() =>
        Set([], [Gas with { VerifiedBy = null }]).ThenClaims([], []);

    [Fact]
    public void A_certificate_is_given_up_when_it_is_replaced_taken_away_or_no_longer_verified()
    {
        Set([Gas], [Gas with { CertificateNumber = "GSR 2" }]).ThenClaims(["gas:GSR2"], ["gas:GSR554312A"]);
        Set([Gas], []).ThenClaims([], ["gas:GSR554312A"]);
        Set([Gas], [Gas with { VerifiedBy = null }]).ThenClaims([], ["gas:GSR554312A"]);
    }

    [Fact]
    public void What_stays_is_neither_claimed_nor_given_up()
    {
        Set([Gas], [Gas with { ExpiresOn = new DateOnly(2029, 1, 1) }, Plumbing]).ThenClaims(["plumbing:GSR554312A"], []);
        Set([Gas], [Gas]).ThenClaims([], []);
    }

    [Fact]
    public void Two_numbers_of_signs_alone_are_different() => Set([], [Gas with { CertificateNumber = "--" }]).ThenClaims(["gas:--"], []);

    [Fact]
    public void The_rejection_names_the_holder_and_what_would_help()
    {
        var holder = new EventStore.StreamId("contractor", new Guid("01890a5d-ac96-774b-bcce-b302099a8057"));
        var rejection = ContractorModule.Module.Taken("contractor.certificate", holder);

        Assert.Equal("contractor.certificate-taken", rejection.Code);
        Assert.Contains("contractor/01890a5d-ac96-774b-bcce-b302099a8057", rejection.Message, StringComparison.Ordinal);
        Assert.Contains("set-skills", rejection.Message, StringComparison.Ordinal);
    }

    private static Outcome Set(HeldSkill[] before, HeldSkill[] after) => Specification
        .Given(ContractorModule.Module, new ContractorRegistered("Kilburn Plumbing"), new ContractorSkillsSet(before))
        .When(new SetSkills(after), Now);
}
