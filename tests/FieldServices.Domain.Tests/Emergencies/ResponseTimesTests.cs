using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Contractors.SampleContractors;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

public sealed class ResponseTimesTests
{
    [Fact]
    public void Until_somebody_arrives_there_is_no_response_time()
    {
        var row = Row(In(EmergencyStatus.EnRoute));

        Assert.Null(row.ResponseSeconds);
        Assert.Null(row.WithinSla);
        Assert.Equal(120, row.DispatchSeconds);
    }

    [Fact]
    public void The_arrival_gives_the_response_time()
    {
        var row = Row(In(EmergencyStatus.OnSite));

        Assert.Equal((1_500d, true, First.Value, 8), (row.ResponseSeconds!.Value, row.WithinSla!.Value, row.ContractorId!.Value, row.Hour));
        Assert.Equal(("Brent", "Queens Park", "NW6"), (row.Borough, row.Ward, row.PostcodeDistrict));
        Assert.Equal((EmergencyCategory.WaterLeak, Priority.P2, T0, At(1_500)), (row.Category, row.Priority, row.ReportedAt, row.OnSiteAt!.Value));
    }

    [Fact]
    public void The_second_run_does_not_change_the_first_arrival()
    {
        EmergencyEvent[] again =
        [
            Offered with { At = At(6_100) }, AcceptedBy with { At = At(6_200) }, new DispatchDeclined(At(6_250), First, "Busy"), new DispatchWithdrawn(At(6_260), First),
            new ClockPaused(At(6_270), PauseReason.AccessRefused, null), new ClockResumed(At(6_280), TimeSpan.Zero, Reopened.Deadlines),
            new PriorityChanged(At(6_290), Priority.P2, Priority.P4, "Dry", Reopened.Deadlines), Arrived with { At = At(9_000) },
        ];

        Assert.Equal(Row(In(EmergencyStatus.OnSite)), Row([.. In(EmergencyStatus.Reopened), .. again]));
    }

    [Fact]
    public void An_emergency_reopened_unreached_counts_from_the_reopening()
    {
        var row = Row(Reported, Cancelled, Reopened, Offered with { At = At(6_100) }, AcceptedBy with { At = At(6_200) }, Arrived with { At = At(7_000) });

        Assert.Equal((1_000d, At(6_000), 10, 200d), (row.ResponseSeconds!.Value, row.ReportedAt, row.Hour, row.DispatchSeconds!.Value));
    }

    [Fact]
    public void Pauses_and_priorities_before_the_arrival_move_its_deadline()
    {
        EmergencyEvent[] paused =
        [
            .. In(EmergencyStatus.Dispatched),
            new PriorityChanged(At(130), Priority.P2, Priority.P1, "Ceiling sags", new Deadlines(At(60), At(60), At(1_000))),
            new ClockPaused(At(200), PauseReason.AccessRefused, null),
        ];

        Assert.True(Row([.. paused, Arrived]).WithinSla);
        Assert.True(Row([.. paused, new ClockResumed(At(900), TimeSpan.FromSeconds(700), new Deadlines(At(60), At(760), At(1_700))), Arrived]).WithinSla);
        Assert.False(Row([.. paused, new ClockResumed(At(300), TimeSpan.FromSeconds(100), new Deadlines(At(60), At(160), At(1_100))), Arrived]).WithinSla);
    }

    [Fact]
    public void Who_gives_the_emergency_back_is_not_the_one_who_came()
    {
        var row = Row([.. In(EmergencyStatus.Dispatched), new DispatchDeclined(At(300), First, "Busy")]);

        Assert.Null(row.ContractorId);
        Assert.Null(row.DispatchSeconds);
    }

    [Fact]
    public void Clocks_that_differ_a_little_never_give_a_negative_time() =>
        Assert.Equal(0, Row(Reported, Offered with { At = At(-4) }, AcceptedBy with { At = At(-4) }).DispatchSeconds);

    private static ResponseTimeRow Row(params EmergencyEvent[] history) =>
        ViewSpecification.Row(ResponseTimes.View, Envelopes.Of(EmergencyModule.Module, history))!;
}
