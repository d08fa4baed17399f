using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Contractors.SampleContractors;

namespace FieldServices.Domain.Tests.Contractors;

public sealed class ContractorCommandsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly ContractorRegistered Registered = new("Kilburn Plumbing", new TradingContact("Duty office", "020 7946 0123"));
    private static readonly GeoPoint[] Triangle = [new(51.5, -0.3), new(51.5, -0.1), new(51.6, -0.2)];

    [Fact]
    public void A_contractor_is_registered_once()
    {
        Given().When(new RegisterContractor(" Kilburn Plumbing ", Registered.Contact), Now).Then(Registered);
        Given(Registered).When(new RegisterContractor("Kilburn Plumbing"), Now).ThenRejected("contractor.already-exists");
    }

    [Fact]
    public void An_unregistered_contractor_has_no_skills_to_set() =>
        Given().When(new SetSkills([]), Now).ThenRejected("contractor.not-found");

    [Fact]
    public void Skills_replace_the_earlier_ones_and_the_same_again_is_nothing_new()
    {
        var skills = new ContractorSkillsSet(Ready.Skills);

        Given(Registered).When(new SetSkills(Ready.Skills), Now).Then(skills);
        Given(Registered, skills).When(new SetSkills([.. Ready.Skills]), Now).ThenNothing();
        Given(Registered, skills).When(new SetSkills([]), Now).Then(new ContractorSkillsSet([]));
    }

    [Fact]
    public void A_policy_replaces_the_earlier_one_of_its_kind_only()
    {
        var employers = Liability with { Kind = InsuranceKind.EmployersLiability };
        var renewed = Liability with { To = new DateOnly(2027, 12, 31) };
        object[] history = [Registered, new ContractorInsuranceSet(Liability), new ContractorInsuranceSet(employers)];

        Given(history).When(Command(Liability), Now).ThenNothing();
        Given(history).When(Command(renewed), Now).Then(new ContractorInsuranceSet(renewed));
        var state = history.Append(new ContractorInsuranceSet(renewed)).Cast<ContractorEvent>().Aggregate(Contractor.Initial, Contractor.Evolve);
        Assert.Equal([employers, renewed], state.Policies);
    }

    [Fact]
    public void A_polygon_is_closed_for_the_caller()
    {
        var closed = new ContractorCoverageSet(new Coverage(Polygon: [.. Triangle, Triangle[0]]));

        Given(Registered).When(new SetCoverage(Polygon: Triangle), Now).Then(closed);
        Given(Registered).When(new SetCoverage(Polygon: [.. Triangle, Triangle[0]]), Now).Then(closed);
        Given(Registered, closed).When(new SetCoverage(Polygon: Triangle), Now).ThenNothing();
    }

    [Fact]
    public void A_circle_may_take_the_place_of_a_polygon()
    {
        var circle = new ContractorCoverageSet(new Coverage(QueensPark, 5_000));
        object[] history = [Registered, new ContractorCoverageSet(new Coverage(Polygon: [.. Triangle, Triangle[0]]))];

        Given(history).When(new SetCoverage(QueensPark, 5_000), Now).Then(circle);
        Given([.. history, circle]).When(new SetCoverage(QueensPark, 5_000), Now).ThenNothing();
    }

    [Fact]
    public void Availability_changes_only_when_it_changes()
    {
        var off = new ContractorAvailabilitySet(false, "Holiday");

        Given(Registered).When(new SetAvailability(true), Now).ThenNothing();
        Given(Registered).When(new SetAvailability(false, "Holiday"), Now).Then(off);
        Given(Registered, off).When(new SetAvailability(true), Now).Then(new ContractorAvailabilitySet(true));
    }

    private static Specification Given(params object[] history) => Specification.Given(ContractorModule.Module, history);

    private static SetInsurance Command(Insurance p) => new(p.Kind, p.Insurer, p.Limit, p.From, p.To);
}
