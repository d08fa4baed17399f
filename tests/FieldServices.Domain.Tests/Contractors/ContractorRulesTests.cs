using FieldServices.Domain.Contractors;
using FieldServices.Domain.Contractors.Views;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Contractors.SampleContractors;

namespace FieldServices.Domain.Tests.Contractors;

public sealed class ContractorRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_ready_contractor_fits_and_the_facts_are_told()
    {
        var match = ContractorRules.Check(Ready, Skill.Plumbing, QueensPark, Now);

        Assert.True(match.Fits);
        Assert.Equal(ReadyReliance, match.Reliance);
    }

    [Fact]
    public void Work_that_needs_no_skill_asks_for_no_certificate() =>
        Assert.True(ContractorRules.Check(Ready with { Skills = [] }, null, QueensPark, Now).Fits);

    [Fact]
    public void All_failed_rules_are_told_at_once() =>
        Assert.Equal(
            [ContractorRules.WithoutSkill, ContractorRules.Uninsured, ContractorRules.Unavailable, ContractorRules.OutOfArea],
            ContractorRules.Check(Contractor.Initial, Skill.Gas, QueensPark, Now).Exclusions.Select(e => e.Code));

    [Theory]
    [InlineData("2026-06-30T22:59:59Z", true)] // 23:59:59 in London
    [InlineData("2026-06-30T23:00:00Z", false)] // the next day in London
    public void A_certificate_is_good_until_the_end_of_its_last_day_in_London(string now, bool fits) =>
        Assert.Equal(fits, ContractorRules.Check(Ready, Skill.Plumbing, QueensPark, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).Fits);

    [Theory]
    [InlineData("2025-12-31T23:59:59Z", false)]
    [InlineData("2026-01-01T00:00:00Z", true)]
    [InlineData("2026-12-31T23:59:59Z", true)]
    [InlineData("2027-01-01T00:00:00Z", false)]
    public void Insurance_must_be_in_force_at_the_instant(string now, bool fits)
    {
        var contractor = Ready with { Skills = [] };

        Assert.Equal(fits, ContractorRules.Check(contractor, null, QueensPark, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).Fits);
    }

    [Fact]
    public void Another_kind_of_insurance_does_not_count() =>
        Assert.Equal(
            ContractorRules.Uninsured,
            Assert.Single(ContractorRules.Check(
                Ready with { Policies = [Liability with { Kind = InsuranceKind.ProfessionalIndemnity }] }, Skill.Plumbing, QueensPark, Now).Exclusions).Code);

    [Fact]
    public void A_circle_covers_up_to_its_radius()
    {
        var distance = Earth.DistanceMetres(Ready.Coverage!.Centre!, QueensPark);

        Assert.True(new Coverage(Ready.Coverage.Centre, distance + 0.001).Covers(QueensPark));
        Assert.False(new Coverage(Ready.Coverage.Centre, distance - 0.001).Covers(QueensPark));
    }

    [Fact]
    public void A_polygon_covers_its_inside_and_its_edge()
    {
        var square = new Coverage(Polygon: [new(51, -1), new(51, 0), new(52, 0), new(52, -1), new(51, -1)]);

        Assert.True(square.Covers(new GeoPoint(51.5, -0.5)));
        Assert.True(square.Covers(new GeoPoint(51.5, 0)));
        Assert.True(square.Covers(new GeoPoint(51, -1)));
        Assert.False(square.Covers(new GeoPoint(51.5, 0.001)));
        Assert.Equal(new GeoPoint(51.5, -0.5), square.Middle);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void State_and_row_give_the_same_answer(bool polygon)
    {
        var coverage = polygon ? new Coverage(Polygon: [new(51, -1), new(51, 0), new(52, 0), new(51, -1)]) : Ready.Coverage!;
        ContractorEvent[] history =
        [
            new ContractorRegistered("Kilburn Plumbing"), new ContractorSkillsSet(Ready.Skills),
            new ContractorInsuranceSet(Liability), new ContractorCoverageSet(coverage), new ContractorAvailabilitySet(false, "Holiday"),
        ];
        ICandidate state = Contractor.Aggregate.Fold(history);
        ICandidate row = ViewSpecification.Row(ContractorList.View, Envelopes.Of(ContractorModule.Module, history, Now))!;

        foreach (var place in new GeoPoint[] { QueensPark, new(51.2, -0.1), new(55, 3) })
        {
            var (a, b) = (ContractorRules.Check(state, Skill.Plumbing, place, Now), ContractorRules.Check(row, Skill.Plumbing, place, Now));
            Assert.Equal(a.Exclusions, b.Exclusions);
            Assert.Equal(a.Reliance, b.Reliance);
        }
    }
}
