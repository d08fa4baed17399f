using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Series;

/// <summary>How a visit of a series stands.</summary>
[JsonConverter(typeof(KebabCaseEnum<VisitStanding>))]
public enum VisitStanding
{
    /// <summary>It is being booked.</summary>
    Planned,

    /// <summary>It has a time of a technician.</summary>
    Booked,

    /// <summary>None of the technicians had time; the booking is there and waits for somebody to choose another time.</summary>
    NoSlot,

    /// <summary>It is left out.</summary>
    Skipped,

    /// <summary>It is being given back.</summary>
    Withdrawing,

    /// <summary>It was given back.</summary>
    Withdrawn,

    /// <summary>It was confirmed before the series changed, and stays.</summary>
    Kept,
}
