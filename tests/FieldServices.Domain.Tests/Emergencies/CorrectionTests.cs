using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.EventStore;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>A fact that was recorded wrongly is corrected by another one; the envelopes of the samples begin at position 100.</summary>
public sealed class CorrectionTests
{
    private const long Arrival = 105;
    private const string Why = "The clock was wrong";
    private static readonly EmergencyEvent[] Done = In(EmergencyStatus.Resolved);

    [Fact]
    public void The_time_of_an_arrival_is_corrected() =>
        When(new(Arrival, Why, At(1_200))).Then(new EmergencyCorrected(Later, Arrival, CorrectableFact.ContractorArrived, Why, At(1_500), At(1_200), null));

    [Fact]
    public void A_text_is_corrected() =>
        When(new(107, Why, Text: "Pipe replaced")).Then(new EmergencyCorrected(Later, 107, CorrectableFact.Resolved, Why, null, null, "Pipe replaced"));

    [Fact]
    public void What_the_caller_really_said_is_the_callers()
    {
        var corrected = new EmergencyCorrected(Later, 100, CorrectableFact.Reported, Why, null, null, null, "Smoke, not water");
        When(new(100, Why, Text: " Smoke, not water ")).Then(corrected);
        var row = Corrected.AsRecorded(Envelopes.Of(EmergencyModule.Module, [.. Done, corrected])).Aggregate((EmergencyRow?)null, EmergencyBoard.View.Evolve)!;
        Assert.Equal(new PersonalText("Smoke, not water"), row.Description);
    }

    [Theory]
    [InlineData("reported", "description")]
    [InlineData("resolved", "text")]
    public void A_correction_of_an_earlier_release_is_read_as_the_callers_words_or_the_offices(string fact, string now)
    {
        var body = new JsonObject { ["corrects"] = 100, ["fact"] = fact, ["reason"] = Why, ["text"] = "Smoke, not water", ["at"] = Later };
        var type = Module.CatalogOf([EmergencyModule.Module]).Of("emergency.corrected", 1);
        var read = JsonSerializer.SerializeToNode(EventCatalog.Deserialize(type, JsonSerializer.SerializeToUtf8Bytes(body)), type.Current.Json)!.AsObject();
        Assert.Equal("Smoke, not water", (string?)read[now]);
        Assert.Single(read, p => p.Value is JsonValue value && value.TryGetValue<string>(out var text) && text == "Smoke, not water");
    }

    [Fact]
    public void A_later_correction_says_again_what_the_earlier_ones_said()
    {
        var once = new EmergencyCorrected(At(6_000), 107, CorrectableFact.Resolved, Why, At(5_000), At(4_000), null);
        When([.. Done, once], new(107, "Misheard", Text: "Pipe replaced"))
            .Then(new EmergencyCorrected(Later, 107, CorrectableFact.Resolved, "Misheard", null, At(4_000), "Pipe replaced"));
    }

    [Fact]
    public void What_is_right_already_is_not_corrected() => When(new(Arrival, Why, At(1_500))).ThenNothing();

    [Fact]
    public void Only_events_of_this_emergency_are_corrected() => When(new(99, Why, At(1_200))).ThenRejected("emergency.fact-unknown");

    [Fact]
    public void Notes_and_corrections_are_not_corrected()
    {
        When([.. Done, Escalated], new(108, Why, Text: "No")).ThenRejected("emergency.not-correctable");
        When([.. Done, ArrivedEarlier], new(108, Why, At(1_300))).ThenRejected("emergency.not-correctable");
    }

    [Fact]
    public void Times_from_which_deadlines_follow_stay() => When(new(100, Why, At(-60))).ThenRejected("emergency.not-correctable");

    [Fact]
    public void An_arrival_has_no_text() => When(new(Arrival, Why, Text: "No")).ThenRejected("emergency.not-correctable");

    [Fact]
    public void Nothing_is_moved_before_what_came_before_it_or_after_what_came_after_it()
    {
        When(new(Arrival, Why, At(179))).ThenRejected("emergency.correction-out-of-order");
        When(new(Arrival, Why, At(2_001))).ThenRejected("emergency.correction-out-of-order");
        When([.. Done, new EmergencyCorrected(At(6_000), 106, CorrectableFact.MadeSafe, Why, At(2_000), At(3_000), null)], new(Arrival, Why, At(2_001)))
            .Then(new EmergencyCorrected(Later, Arrival, CorrectableFact.ContractorArrived, Why, At(1_500), At(2_001), null));
    }

    [Fact]
    public void Nothing_happened_in_the_future() => When(new(107, Why, Later.AddSeconds(1))).ThenRejected("emergency.correction-in-future");

    [Fact]
    public void The_clock_of_the_promises_takes_the_corrected_time_and_what_follows_may_follow_it()
    {
        var state = Emergency.Aggregate.Fold([.. In(EmergencyStatus.OnSite), ArrivedEarlier]);
        Assert.Equal(At(1_200), state.Clock.OnSiteAt);
        Assert.Equal(At(1_200), state.LastAt);
    }

    [Fact]
    public void A_correction_of_a_run_that_is_over_leaves_the_clock_of_the_new_one_alone()
    {
        var reopened = Emergency.Aggregate.Fold([.. In(EmergencyStatus.Reopened), ArrivedEarlier]);
        Assert.Equal(Emergency.Aggregate.Fold(In(EmergencyStatus.Reopened)) with { Noted = reopened.Noted }, reopened);
    }

    [Fact]
    public void The_board_shows_the_corrected_fact_and_the_figures_that_follow_from_it()
    {
        var row = Corrected.AsRecorded(Envelopes.Of(EmergencyModule.Module, [.. Done, ArrivedEarlier])).Aggregate((EmergencyRow?)null, EmergencyBoard.View.Evolve)!;
        Assert.Equal((At(1_200), 1_200d, EmergencyStatus.Resolved, 9), (row.OnSiteAt!.Value, row.ResponseSeconds!.Value, row.Status, row.Version));
    }

    private static Outcome When(CorrectEmergency command) => When(Done, command);

    private static Outcome When(EmergencyEvent[] history, CorrectEmergency command) =>
        Given(history).When(command, Later, Envelopes.Of(EmergencyModule.Module, history));
}
