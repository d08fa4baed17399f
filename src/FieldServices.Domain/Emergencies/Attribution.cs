using System.Text.Json.Serialization;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>To whom a broken promise is put down, and what the customer's side had its part in.</summary>
/// <param name="To">Where it rested.</param>
/// <param name="ContractorId">The contractor who held the offer or was assigned.</param>
/// <param name="Paused">How long the clock had been stopped; the deadline has moved by that already.</param>
public sealed record Attribution(
    AttributedTo To,
    ContractorId? ContractorId,
    [property: JsonPropertyName("pausedSeconds"), JsonConverter(typeof(SecondsJsonConverter))] TimeSpan Paused)
{
    public static Attribution Of(Emergency state, DeadlineKind deadline) => deadline switch
    {
        DeadlineKind.Acknowledge => new(AttributedTo.NobodyAcknowledged, null, TimeSpan.Zero),
        _ when state.OfferedTo is { } offered => new(AttributedTo.OfferUnanswered, offered, state.Clock.PausedFor),
        DeadlineKind.OnSite when state.AssignedTo is { } assigned => new(AttributedTo.ContractorAssigned, assigned, state.Clock.PausedFor),
        _ => new(AttributedTo.NobodyDispatched, null, state.Clock.PausedFor),
    };
}
