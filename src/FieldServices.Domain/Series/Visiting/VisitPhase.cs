using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Series.Visiting;

/// <summary>Where the booking of a visit stands.</summary>
[JsonConverter(typeof(KebabCaseEnum<VisitPhase>))]
public enum VisitPhase
{
    NotBegun,
    Asking,
    Holding,
    Held,
    Moving,
    Confirming,
    Missing,
    Confirmed,
    Withdrawing,
    Over,
}
