using System.Text.Json.Serialization;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FluentValidation;

namespace FieldServices.Scenarios.Workflows;

public abstract record LampEvent;

public sealed record LampInstalled(string Place, string Care) : LampEvent;

public sealed record LampServiced(string Note) : LampEvent;

/// <summary>A command; <paramref name="Care"/> says what the workflow is to go through.</summary>
public sealed record InstallLamp(string Place, string Care = "monthly");

/// <summary>A command; without a note it is not valid.</summary>
public sealed record ServiceLamp(string Note);

public enum LampStatus
{
    Installed,
}

/// <summary>A thing with a workflow that looks after it.</summary>
public sealed record Lamp(string Place, int Services)
{
    public static Aggregate<Lamp, LampEvent> Aggregate { get; } = new("lamp", new Lamp("", 0), (state, @event) => @event switch
    {
        LampInstalled e => state with { Place = e.Place },
        LampServiced => state with { Services = state.Services + 1 },
        _ => throw new InvalidOperationException(@event.GetType().Name),
    });

    public static Module Module { get; } = new Module<Lamp, LampEvent, LampStatus>(Aggregate, "lamps", _ => LampStatus.Installed)
        .Event<LampInstalled>("lamp.installed", 1, LampJson.Default)
        .Event<LampServiced>("lamp.serviced", 1, LampJson.Default)
        .Starts(
            "install", "Put up a lamp.", LampJson.Default, () => new InlineValidator<InstallLamp>(),
            (_, c, _) => Decision<LampEvent>.Accept(new LampInstalled(c.Place, c.Care)), [Role.Admin], new InstallLamp("Pier"))
        .Command(
            "service", "Look after it.", LampJson.Default, Noted,
            (_, c, _) => Decision<LampEvent>.Accept(new LampServiced(c.Note)), [Role.Admin], new ServiceLamp("Cleaned."), LampStatus.Installed)
        .Workflow(LampCare.Workflow);

    private static InlineValidator<ServiceLamp> Noted()
    {
        var validator = new InlineValidator<ServiceLamp>();
        validator.RuleFor(c => c.Note).NotEmpty();
        return validator;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LampInstalled))]
[JsonSerializable(typeof(LampServiced))]
[JsonSerializable(typeof(InstallLamp))]
[JsonSerializable(typeof(ServiceLamp))]
[JsonSerializable(typeof(CareBegun))]
[JsonSerializable(typeof(CareGiven))]
[JsonSerializable(typeof(CareGivenUp))]
[JsonSerializable(typeof(LampCare))]
internal sealed partial class LampJson : JsonSerializerContext;
