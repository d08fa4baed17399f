using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Contractors;
using static FieldServices.Domain.Tests.Contractors.SampleContractors;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

public sealed class DispatchTests
{
    private static readonly DispatchEmergency ToFirst = new(First, "Ring twice");

    [Fact]
    public void The_offer_keeps_the_facts_that_it_rested_on() =>
        Given(Reported, Acknowledged).When(ToFirst, At(50), Ready).Then(new DispatchOffered(At(50), First, ReadyReliance, "Ring twice"));

    [Fact]
    public void An_unknown_contractor_cannot_be_sent()
    {
        Given(Reported, Acknowledged).When(ToFirst, At(50)).ThenRejected("emergency.contractor-unknown");
        Given(Reported, Acknowledged).When(ToFirst, At(50), Contractor.Initial).ThenRejected("emergency.contractor-unknown");
    }

    public static TheoryData<string, string> Shortcomings() => new()
    {
        { "no skill", "emergency.contractor-without-skill" },
        { "unverified", "emergency.contractor-certificate-unverified" },
        { "expired", "emergency.contractor-certificate-expired" },
        { "uninsured", "emergency.contractor-uninsured" },
        { "unavailable", "emergency.contractor-unavailable" },
        { "far away", "emergency.contractor-out-of-area" },
    };

    [Theory]
    [MemberData(nameof(Shortcomings))]
    public void A_contractor_who_fails_a_hard_rule_cannot_be_sent(string shortcoming, string code)
    {
        var skill = Ready.Skills[0];
        var contractor = shortcoming switch
        {
            "no skill" => Ready with { Skills = [skill with { Skill = Skill.Gas }] },
            "unverified" => Ready with { Skills = [skill with { VerifiedBy = null }] },
            "expired" => Ready with { Skills = [skill with { ExpiresOn = new DateOnly(2026, 3, 1) }] },
            "uninsured" => Ready with { Policies = [Liability with { To = new DateOnly(2026, 3, 1) }] },
            "unavailable" => Ready with { Available = false },
            _ => Ready with { Coverage = new Coverage(new GeoPoint(53.48, -2.24), 8_000) },
        };

        Given(Reported, Acknowledged).When(ToFirst, At(50), contractor).ThenRejected(code);
    }

    [Fact]
    public void A_refused_dispatch_names_every_rule_that_failed()
    {
        var outcome = Given(Reported, Acknowledged).When(ToFirst, At(50), Ready with { Available = false, Policies = [] });

        Assert.Equal("emergency.contractor-uninsured", outcome.Rejection!.Code);
        Assert.Contains("insurance", outcome.Rejection.Message, StringComparison.Ordinal);
        Assert.Contains("not available", outcome.Rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_emergency_without_a_position_must_be_located_first()
    {
        var byAddress = Reported with { Point = null };

        Given(byAddress, Acknowledged).When(ToFirst, At(50), Ready).ThenRejected("emergency.position-unknown");
        Given(byAddress, Acknowledged, new EmergencyLocated(At(45), QueensPark)).When(ToFirst, At(50), Ready)
            .Then(new DispatchOffered(At(50), First, ReadyReliance, "Ring twice"));
    }

    [Fact]
    public void The_holder_of_the_open_offer_gets_no_second_one() =>
        Given(In(EmergencyStatus.Dispatching)).When(ToFirst, At(70), Ready).ThenRejected("emergency.already-offered");

    [Fact]
    public void Whoever_has_accepted_gets_no_second_offer() =>
        Given(In(EmergencyStatus.Dispatched)).When(ToFirst, At(170), Ready).ThenRejected("emergency.already-dispatched");

    [Theory]
    [InlineData(EmergencyStatus.Dispatching)]
    [InlineData(EmergencyStatus.Dispatched)]
    [InlineData(EmergencyStatus.EnRoute)]
    public void Sending_another_withdraws_the_first(EmergencyStatus status) =>
        Given(In(status)).When(new DispatchEmergency(Second), At(200), Ready)
            .Then(new DispatchWithdrawn(At(200), First), new DispatchOffered(At(200), Second, ReadyReliance, null));

    [Fact]
    public void Only_the_holder_of_the_open_offer_accepts()
    {
        Given(In(EmergencyStatus.Dispatching)).When(new AcceptDispatch(First), At(120)).Then(AcceptedBy);
        Given(In(EmergencyStatus.Dispatching)).When(new AcceptDispatch(Second), At(120)).ThenRejected("emergency.offer-not-current");
    }

    [Theory]
    [InlineData(EmergencyStatus.Dispatching)]
    [InlineData(EmergencyStatus.Dispatched)]
    [InlineData(EmergencyStatus.EnRoute)]
    public void Only_the_contractor_concerned_declines_or_gives_back(EmergencyStatus status)
    {
        Given(In(status)).When(new DeclineDispatch(First, "Van broke down"), At(300)).Then(new DispatchDeclined(At(300), First, "Van broke down"));
        Given(In(status)).When(new DeclineDispatch(Second, "Busy"), At(300)).ThenRejected("emergency.offer-not-current");
    }

    [Fact]
    public void After_a_refusal_another_can_be_sent() =>
        Given([.. In(EmergencyStatus.Dispatching), new DispatchDeclined(At(60), First, "Busy")]).When(new DispatchEmergency(Second), At(70), Ready)
            .Then(new DispatchOffered(At(70), Second, ReadyReliance, null));

    [Fact]
    public void A_replaced_contractor_can_neither_set_off_nor_arrive()
    {
        Given(In(EmergencyStatus.Dispatched)).When(new StartTravel(Second), At(180)).ThenRejected("emergency.not-assigned");
        Given(In(EmergencyStatus.Dispatched)).When(new ArriveOnSite(Second), At(180)).ThenRejected("emergency.not-assigned");
    }

    [Fact]
    public void The_expected_arrival_must_be_plausible()
    {
        Given(In(EmergencyStatus.Dispatched)).When(new StartTravel(First, At(1_800)), At(180)).Then(Travelling);
        Given(In(EmergencyStatus.Dispatched)).When(new StartTravel(First, At(100)), At(180)).ThenRejected("emergency.arrival-not-plausible");
        Given(In(EmergencyStatus.Dispatched)).When(new StartTravel(First, At(300_000)), At(180)).ThenRejected("emergency.arrival-not-plausible");
    }
}
