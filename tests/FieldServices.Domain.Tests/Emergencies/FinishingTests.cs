using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Shared;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

public sealed class FinishingTests
{
    [Fact]
    public void The_visit_is_recorded_step_by_step()
    {
        Given(In(EmergencyStatus.OnSite)).When(new MakeSafe("Water off"), At(2_000)).Then(Safe);
        Given(In(EmergencyStatus.MadeSafe)).When(new ResolveEmergency("Joint replaced"), At(5_000)).Then(Resolved);
        Given(In(EmergencyStatus.Resolved)).When(new CloseEmergency(), At(90_000)).Then(Closed);
    }

    [Fact]
    public void A_contractor_on_site_may_resolve_without_making_safe_first() =>
        Given(In(EmergencyStatus.OnSite)).When(new ResolveEmergency("Joint replaced"), At(5_000)).Then(Resolved);

    [Fact]
    public void What_endangers_no_life_may_be_resolved_by_telephone() =>
        Given(In(EmergencyStatus.Acknowledged)).When(new ResolveEmergency("Joint replaced"), At(5_000)).Then(Resolved);

    [Theory]
    [InlineData(EmergencyStatus.Acknowledged)]
    [InlineData(EmergencyStatus.Reopened)]
    public void A_danger_to_life_is_never_resolved_by_telephone(EmergencyStatus status)
    {
        var urgent = new PriorityChanged(At(7_000), Priority.P2, Priority.P1, "Ceiling sags", Reported.Deadlines);

        Given([.. In(status), urgent]).When(new ResolveEmergency(), At(8_000)).ThenRejected("emergency.visit-needed");
    }

    [Fact]
    public void A_danger_to_life_is_resolved_on_site() =>
        Given([Reported with { Priority = Priority.P1 }, .. In(EmergencyStatus.OnSite)[1..]]).When(new ResolveEmergency("Joint replaced"), At(5_000)).Then(Resolved);

    [Fact]
    public void A_duplicate_names_the_one_that_stays()
    {
        var other = new EmergencyId(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c7d7"));

        Given(Reported).When(new CancelEmergency(CancelReason.Duplicate, DuplicateOf: other), At(60))
            .Then(new EmergencyCancelled(At(60), CancelReason.Duplicate, null, other));
    }

    [Fact]
    public void A_position_can_be_set_and_corrected()
    {
        var point = new GeoPoint(51.55, -0.2);

        Given(Reported).When(new LocateEmergency(point), At(60)).Then(new EmergencyLocated(At(60), point));
        Given(Reported).When(new LocateEmergency(Report.Point!), At(60)).ThenNothing();
    }

    [Fact]
    public void A_reference_is_short_readable_and_made_of_the_random_bits()
    {
        Assert.Equal("E-0000-000Z", EmergencyReference.Of(new Guid("0193f1c0-7a5e-7c31-9d2b-00000000001f")));
        Assert.Matches("^E-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", EmergencyReference.Of(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c7d6")));
        Assert.NotEqual(
            EmergencyReference.Of(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c7d6")),
            EmergencyReference.Of(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8f12a4c7d6")));
    }
}
