using FieldServices.Domain.Emergencies;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

public sealed class ReportEmergencyTests
{
    [Fact]
    public void A_report_is_recorded_with_its_priority_and_deadlines() =>
        Given().When(Report, T0).Then(new EmergencyReported(
            T0, EmergencyCategory.WaterLeak, [], Priority.P2, new Deadlines(At(60), At(300), At(7_200)), Report.Description,
            Report.Point, Report.Address, Report.Caller, ContactChannel.Phone, "INC-1"));

    [Fact]
    public void A_danger_flag_makes_it_a_danger_to_life()
    {
        var outcome = Given().When(Report with { DangerFlags = [DangerFlag.ElectricsNearWater, DangerFlag.ElectricsNearWater] }, T0);

        var reported = Assert.IsType<EmergencyReported>(Assert.Single(outcome.Events));
        Assert.Equal(Priority.P1, reported.Priority);
        Assert.Equal([DangerFlag.ElectricsNearWater], reported.Dangers);
    }

    [Fact]
    public void The_reporter_learns_reference_deadlines_and_what_to_do()
    {
        var id = new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c7d6");
        var receipt = Assert.IsType<EmergencyReceipt>(EmergencyModule.Module.AnswerFor(id, Emergency.Aggregate.Fold([Reported]))!.Value);

        Assert.Equal(EmergencyReference.Of(id), receipt.Reference);
        Assert.Equal(Priority.P2, receipt.Priority);
        Assert.Equal(At(7_200), receipt.Deadlines.OnSiteBy);
        Assert.Contains(receipt.SafetyInstructions!, i => i.Contains("stopcock", StringComparison.Ordinal));
    }
}
