using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Series;

/// <summary>What became of the booking of a visit.</summary>
[JsonConverter(typeof(KebabCaseEnum<VisitOutcome>))]
public enum VisitOutcome
{
    Booked,
    NoSlot,
    Kept,
    Gone,
}
