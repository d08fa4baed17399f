using System.Text.Json.Serialization;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using FluentValidation;

namespace FieldServices.Domain.Tests.Modules;

/// <summary>A module with every mistake that the start-up check is there for.</summary>
public sealed partial class ModuleChecksTests
{
    [Fact]
    public void A_sound_module_has_no_problem() => Assert.Empty(ModuleChecks.Problems([Lamps(handles: true, "on", Role.Admin)]));

    [Fact]
    public void An_event_that_the_state_does_not_handle_is_found() =>
        Expect("Lamp does not handle LampBroken", Lamps(handles: false, "on", Role.Admin));

    [Fact]
    public void An_event_that_a_view_does_not_handle_is_found() =>
        Expect("LampRow does not handle LampBroken", Lamps(handles: true, "on", Role.Admin).View(View(typeof(LampLit), typeof(LampBroken))));

    [Fact]
    public void A_view_that_wants_an_unregistered_event_is_found() =>
        Expect("the view 'lamps' wants ContractorRegistered", Lamps(handles: true, "on", Role.Admin).View(View(typeof(LampLit), typeof(ContractorRegistered))));

    [Fact]
    public void An_event_class_without_a_stored_name_is_found() =>
        Expect("the event LampBroken has no stored name", Lamps(handles: true, "on", Role.Admin, registerAll: false));

    [Fact]
    public void A_command_that_nobody_may_send_is_found() => Expect("nobody may send 'lamp.light'", Lamps(handles: true, "on"));

    [Fact]
    public void An_example_that_is_not_valid_is_found() => Expect("the example of 'lamp.light' is not valid: Colour", Lamps(handles: true, "", Role.Admin));

    [Fact]
    public void Names_that_are_used_twice_are_all_found()
    {
        var problems = ModuleChecks.Problems([Lamps(handles: true, "on", Role.Admin), Lamps(handles: true, "on", Role.Admin)]);

        Assert.Contains("the subject 'lamp' is declared 2 times", problems);
        Assert.Contains("the collection 'lamps' is declared 2 times", problems);
        Assert.Contains("the command 'lamp.light' is declared 2 times", problems);
        Assert.Contains("the stored event 'lamp.lit@1' is declared 2 times", problems);
        Assert.Contains("the event class 'LampLit' is declared 2 times", problems);
    }

    [Fact]
    public void A_stored_name_of_another_subject_is_found() =>
        Expect("does not begin with its subject", Lamps(handles: true, "on", Role.Admin, storedName: "torch.lit"));

    [Fact]
    public void A_module_that_cannot_begin_anything_is_found() =>
        Expect("exactly one command that begins a stream", new Module<Lamp, LampEvent, LampStatus>(new("lamp", Lamp.Dark, Lamp.Handle), "lamps", _ => LampStatus.Dark));

    [Fact]
    public void An_upcaster_that_leads_nowhere_is_found() =>
        Expect("the upcasters from lamp.lit@4 do not end at a registered event", Lamps(handles: true, "on", Role.Admin).Upcasts("lamp.lit", from: 4, b => b));

    [Fact]
    public void A_version_that_is_recorded_and_upcast_is_found() =>
        Expect("lamp.lit@1 is registered and has an upcaster", Lamps(handles: true, "on", Role.Admin).Renamed("lamp.lit", 1, to: "lamp.broken"));

    [Fact]
    public void An_event_that_is_retired_and_recorded_is_found()
    {
        Expect("the stored event 'lamp.lit@1' is declared 2 times", Lamps(handles: true, "on", Role.Admin).Retires("lamp.lit", 1));
        Expect("the retired event 'lamp.lit@2' is not older than 'lamp.lit@1'", Lamps(handles: true, "on", Role.Admin).Retires("lamp.lit", 2));
    }

    [Fact]
    public void Retired_events_and_renamed_ones_are_no_problem() => Assert.Empty(ModuleChecks.Problems(
        [Lamps(handles: true, "on", Role.Admin).Retires("lamp.dusted", 1).Renamed("lamp.wiped", 1, to: "lamp.dusted").Renamed("lamp.shone", 1, to: "lamp.lit")]));

    [Fact]
    public void A_claim_with_a_name_of_another_subject_is_found() =>
        Expect("the claim or code 'torch.place' does not begin with its subject", Lamps(handles: true, "on", Role.Admin).Claims(Place("torch.place"), Nothing));

    [Fact]
    public void A_claim_of_a_thing_that_does_not_exist_is_found() =>
        Expect("a lamp that does not exist holds claims", Lamps(handles: true, "on", Role.Admin).Claims(Place("lamp.place"), _ => ["hall"]));

    [Fact]
    public void A_claim_that_is_declared_twice_is_found() =>
        Expect("the claim 'lamp.place' is declared 2 times", Lamps(handles: true, "on", Role.Admin).Claims(Place("lamp.place"), Nothing).Claims(Place("lamp.place"), Nothing));

    [Fact]
    public void Spans_of_time_are_claimed_as_they_are_named_each_once()
    {
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var module = Lamps(handles: true, "on", Role.Admin).Claims(Place("lamp.place"), l => l.ColourLength == 0 ? [] : [("hall", noon, noon.AddHours(1)), ("hall", noon, noon.AddHours(1))]);

        Assert.Equal([Claim.During("lamp.place", "hall", noon, noon.AddHours(1))], module.ClaimsOf(new Lamp(LampStatus.Lit, 3)));
        Assert.Empty(ModuleChecks.Problems([module]));
    }

    [Fact]
    public void All_problems_stop_the_start_together()
    {
        var error = Assert.Throws<InvalidRegistrationException>(() => ModuleChecks.Require([Lamps(handles: false, "on")]));

        Assert.Equal(2, error.Problems.Count);
    }

    private static IEnumerable<string> Nothing(Lamp lamp) => [];

    private static ClaimKind Place(string name) => new(name, "lamp.place-taken", holder => $"{holder} stands there.");

    private static void Expect(string problem, Module module) =>
        Assert.Contains(ModuleChecks.Problems([module]), p => p.Contains(problem, StringComparison.Ordinal));

    private static Module<Lamp, LampEvent, LampStatus> Lamps(bool handles, string colour, Role? role = null, bool registerAll = true, string storedName = "lamp.lit")
    {
        var module = new Module<Lamp, LampEvent, LampStatus>(
                new("lamp", Lamp.Dark, handles ? Lamp.Handle : Lamp.Forget), "lamps", l => l.Status)
            .Event<LampLit>(storedName, 1, LampJson.Default)
            .Starts("light", "Light it.", LampJson.Default, () => new LightLamp.Validator(), (_, c, _) => Decision<LampEvent>.Accept(new LampLit(c.Colour)),
                role is { } r ? [r] : [], new LightLamp(colour));
        return registerAll ? module.Event<LampBroken>("lamp.broken", 1, LampJson.Default) : module;
    }

    private static View<LampRow> View(params Type[] events) => new(
        "lamps", 1, LampJson.Default, r => r.Id, events,
        (row, e) => e.Event is LampLit lit ? new LampRow(e.Stream.Id, lit.Colour) : throw new UnhandledEventException(nameof(LampRow), e.Event));

    internal enum LampStatus
    {
        Dark,
        Lit,
    }

    internal abstract record LampEvent;

    internal sealed record LampLit(string Colour) : LampEvent;

    internal sealed record LampBroken : LampEvent;

    internal sealed record LampRow(Guid Id, string Colour);

    internal sealed record Lamp(LampStatus Status, int ColourLength)
    {
        public static readonly Lamp Dark = new(LampStatus.Dark, 0);

        /// <summary>Looks into the event, so that a blank one fails inside its arm.</summary>
        public static Lamp Handle(Lamp lamp, LampEvent @event) => @event switch
        {
            LampLit lit => new Lamp(LampStatus.Lit, lit.Colour.Length),
            LampBroken => Dark,
            _ => throw new UnhandledEventException(nameof(Lamp), @event),
        };

        public static Lamp Forget(Lamp lamp, LampEvent @event) => @event switch
        {
            LampLit => new Lamp(LampStatus.Lit, 0),
            _ => throw new UnhandledEventException(nameof(Lamp), @event),
        };
    }

    internal sealed record LightLamp(string Colour)
    {
        internal sealed class Validator : AbstractValidator<LightLamp>
        {
            public Validator() => RuleFor(c => c.Colour).NotEmpty();
        }
    }

    [JsonSerializable(typeof(LampLit))]
    [JsonSerializable(typeof(LampBroken))]
    [JsonSerializable(typeof(LightLamp))]
    internal sealed partial class LampJson : JsonSerializerContext;
}
