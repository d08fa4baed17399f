using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.EventStore;
using FsCheck;
using FsCheck.Fluent;
using static FieldServices.Domain.Emergencies.EmergencyStatus;

namespace FieldServices.Domain.Tests.Properties;

/// <summary>What holds for every emergency, whatever anybody tries on it.</summary>
public sealed class EmergencyPropertiesTests
{
    private static readonly EmergencyStatus[] ClockMayBePaused = [Acknowledged, Dispatching, Dispatched, EnRoute, Reopened];
    private static readonly EmergencyStatus[] SomebodyIsAssigned = [Dispatched, EnRoute, OnSite, MadeSafe];

    [Fact]
    public void An_open_offer_belongs_to_dispatching_and_an_assignment_to_what_follows() =>
        Always(e => e.States.All(s =>
            s.OfferedTo is not null == (s.Status == Dispatching)
            && (!SomebodyIsAssigned.Contains(s.Status) || s.AssignedTo is not null)));

    [Fact]
    public void The_clock_is_paused_only_while_somebody_still_has_to_come() =>
        Always(e => e.States.All(s => !s.Clock.IsPaused || ClockMayBePaused.Contains(s.Status)));

    [Fact]
    public void Deadlines_are_the_promises_plus_the_pauses() =>
        Always(e => e.States.All(s => s.Clock.Deadlines == ServiceLevels.Deadlines(s.Priority, s.Clock.StartedAt, s.Clock.PausedFor)));

    [Fact]
    public void A_pause_never_brings_a_deadline_forward() =>
        Always(e => Pairs(e).All(p => p.Event is not ClockResumed
            || (p.After.Clock.Deadlines.OnSiteBy >= p.Before.Clock.Deadlines.OnSiteBy
                && p.After.Clock.Deadlines.DispatchBy >= p.Before.Clock.Deadlines.DispatchBy
                && p.After.Clock.Deadlines.AcknowledgeBy == p.Before.Clock.Deadlines.AcknowledgeBy)));

    [Fact]
    public void A_raised_priority_never_moves_a_deadline_back() =>
        Always(e => Pairs(e).All(p => p.Event is not PriorityChanged changed
            || changed.To < changed.From == p.After.Clock.Deadlines.OnSiteBy < p.Before.Clock.Deadlines.OnSiteBy));

    [Fact]
    public void The_board_agrees_with_the_state_after_every_event() =>
        Always(e =>
        {
            EmergencyRow? row = null;
            return Envelopes.Of(EmergencyModule.Module, e.Events).Zip(e.States).All(step =>
            {
                row = EmergencyBoard.View.Evolve(row, step.First);
                var (state, clock) = (step.Second, step.Second.Clock);
                return row!.Status == state.Status && row.Priority == state.Priority && row.Version == step.First.Version
                    && row.Paused == clock.IsPaused && row.PausedSeconds.Equals(clock.PausedFor.TotalSeconds)
                    && (row.AcknowledgeBy, row.DispatchBy, row.OnSiteBy) == (clock.Deadlines.AcknowledgeBy, clock.Deadlines.DispatchBy, clock.Deadlines.OnSiteBy)
                    && row.ContractorId == state.AssignedTo?.Value && row.OfferedContractorId == state.OfferedTo?.Value;
            });
        });

    [Fact]
    public void Seconds_are_never_negative() =>
        Always(e =>
        {
            var row = ViewSpecification.Row(EmergencyBoard.View, Envelopes.Of(EmergencyModule.Module, e.Events))!;
            var times = ViewSpecification.Row(ResponseTimes.View, Envelopes.Of(EmergencyModule.Module, e.Events))!;
            return new[] { row.AcknowledgeSeconds, row.DispatchSeconds, row.ResponseSeconds, times.DispatchSeconds, times.ResponseSeconds }.All(s => s is null or >= 0);
        });

    [Fact]
    public void Every_event_survives_its_stored_form()
    {
        var catalog = Module.CatalogOf([EmergencyModule.Module]);
        Always(e => e.Events.All(x =>
        {
            var stored = catalog.Serialize(x);
            return catalog.Serialize(EventCatalog.Deserialize(catalog.Of(x), stored)).SequenceEqual(stored);
        }));
    }

    [Fact]
    public void The_random_commands_reach_every_status()
    {
        var every = Enum.GetValues<EmergencyStatus>();

        var reached = Enumerable.Range(0, 40).SelectMany(_ => RandomEmergency.Any.Generator.Sample(200)).SelectMany(e => e.States).Select(s => s.Status).Distinct().Take(every.Length);

        Assert.Equal(every, reached.Order());
    }

    private static IEnumerable<(Emergency Before, EmergencyEvent Event, Emergency After)> Pairs(RandomEmergency e) =>
        e.States.Prepend(Emergency.Initial).Zip(e.Events, e.States);

    private static void Always(Func<RandomEmergency, bool> property) => Check.QuickThrowOnFailure(Prop.ForAll(RandomEmergency.Any, property));
}
