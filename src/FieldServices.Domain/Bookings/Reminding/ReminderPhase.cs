using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings.Reminding;

/// <summary>How far a booking is, as far as its customers have to be told of it.</summary>
[JsonConverter(typeof(KebabCaseEnum<ReminderPhase>))]
public enum ReminderPhase
{
    /// <summary>Nothing was asked for.</summary>
    NotBegun,

    /// <summary>It was asked for and is not agreed.</summary>
    Wanted,

    /// <summary>It is agreed.</summary>
    Agreed,

    /// <summary>Nothing more is to be told, unless it is moved to another time.</summary>
    Over,
}
