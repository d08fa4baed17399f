using FieldServices.Domain.Emergencies;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

public sealed class ServiceLevelsTests
{
    [Theory]
    [InlineData(EmergencyCategory.GasLeak, Priority.P1)]
    [InlineData(EmergencyCategory.FireDamage, Priority.P1)]
    [InlineData(EmergencyCategory.Structural, Priority.P1)]
    [InlineData(EmergencyCategory.WaterLeak, Priority.P2)]
    [InlineData(EmergencyCategory.Flood, Priority.P2)]
    [InlineData(EmergencyCategory.ElectricalFault, Priority.P3)]
    [InlineData(EmergencyCategory.HeatingFailure, Priority.P3)]
    [InlineData(EmergencyCategory.Drainage, Priority.P3)]
    [InlineData(EmergencyCategory.LockOut, Priority.P4)]
    [InlineData(EmergencyCategory.Other, Priority.P4)]
    public void The_category_gives_the_priority(EmergencyCategory category, Priority priority) =>
        Assert.Equal(priority, ServiceLevels.PriorityOf(category, []));

    [Fact]
    public void Any_danger_flag_gives_the_first_priority() =>
        Assert.All(
            from category in Enum.GetValues<EmergencyCategory>() from flag in Enum.GetValues<DangerFlag>() select (category, flag),
            c => Assert.Equal(Priority.P1, ServiceLevels.PriorityOf(c.category, [c.flag])));

    [Theory]
    [InlineData(Priority.P1, 60, 60, 3_600)]
    [InlineData(Priority.P2, 60, 300, 7_200)]
    [InlineData(Priority.P3, 60, 900, 14_400)]
    [InlineData(Priority.P4, 60, 3_600, 86_400)]
    public void Each_priority_promises_its_times(Priority priority, int acknowledge, int dispatch, int onSite) =>
        Assert.Equal(
            new Deadlines(At(acknowledge), At(dispatch), At(onSite)),
            ServiceLevels.Deadlines(priority, T0, TimeSpan.Zero));

    [Fact]
    public void A_pause_moves_dispatch_and_arrival_but_not_the_acknowledgement() =>
        Assert.Equal(new Deadlines(At(60), At(400), At(7_300)), ServiceLevels.Deadlines(Priority.P2, T0, TimeSpan.FromSeconds(100)));

    [Fact]
    public void Every_category_and_every_danger_has_instructions_for_its_caller()
    {
        Assert.All(Enum.GetValues<EmergencyCategory>(), c => Assert.True(SafetyInstructions.For(c, []).Count >= 3));
        Assert.All(Enum.GetValues<DangerFlag>(), d => Assert.Equal(4, SafetyInstructions.For(EmergencyCategory.Other, [d, d]).Count));
        Assert.Contains(SafetyInstructions.For(EmergencyCategory.GasLeak, []), i => i.Contains("0800 111 999", StringComparison.Ordinal));
    }

    [Fact]
    public void What_has_no_entry_is_an_error_and_not_an_empty_answer()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SafetyInstructions.For((EmergencyCategory)99, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => SafetyInstructions.For(EmergencyCategory.Other, [(DangerFlag)99]));
        Assert.Throws<ArgumentOutOfRangeException>(() => NeededSkill.For((EmergencyCategory)99));
    }

    [Fact]
    public void Every_category_but_other_needs_a_skill() =>
        Assert.All(Enum.GetValues<EmergencyCategory>(), c => Assert.Equal(c == EmergencyCategory.Other, NeededSkill.For(c) is null));
}
