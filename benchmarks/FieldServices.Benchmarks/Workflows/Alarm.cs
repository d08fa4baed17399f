using System.Text.Json.Serialization;
using FieldServices.EventStore;
using FieldServices.Workflows;

namespace FieldServices.Benchmarks.Workflows;

/// <summary>What happens outside: somebody wants to be told at an instant.</summary>
internal sealed record AlarmWanted(DateTimeOffset At);

internal abstract record AlarmEvent;

internal sealed record AlarmSet(DateTimeOffset At) : AlarmEvent;

internal sealed record AlarmRang(int Times) : AlarmEvent;

/// <summary>The smallest process with a timer: set it, and note that it rang.</summary>
internal sealed record Alarm(int Times)
{
    public const string Name = "alarm";

    public static Workflow Workflow { get; } = new Workflow<Alarm, AlarmEvent>(
            new Aggregate<Alarm, AlarmEvent>(Name, new Alarm(0), (s, e) => e is AlarmRang rang ? new Alarm(rang.Times) : s),
            1,
            (state, input, _) => input switch
            {
                WorkflowInput.Happened { Event: AlarmWanted wanted } => [new Output.Record(new AlarmSet(wanted.At)), new Output.SetTimer("ring", When.At(wanted.At))],
                WorkflowInput.TimerFired => [new Output.Record(new AlarmRang(state.Times + 1))],
                _ => [],
            },
            _ => false,
            AlarmJson.Default)
        .Event<AlarmSet>("alarm.set", 1, AlarmJson.Default)
        .Event<AlarmRang>("alarm.rang", 1, AlarmJson.Default)
        .On<AlarmWanted>();

    public static EventCatalog Events { get; } = new(
        [EventType.Of<AlarmWanted>("clock.alarm-wanted", 1, AlarmJson.Default), .. Workflow.Records, .. FieldServices.Workflows.Recorded.WorkflowEvents.All]);
}

[JsonSerializable(typeof(Alarm))]
[JsonSerializable(typeof(AlarmWanted))]
[JsonSerializable(typeof(AlarmSet))]
[JsonSerializable(typeof(AlarmRang))]
internal sealed partial class AlarmJson : JsonSerializerContext;
