using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>Why somebody does not wait any more.</summary>
[JsonConverter(typeof(KebabCaseEnum<WaitingEnd>))]
public enum WaitingEnd
{
    /// <summary>By the customer's or the office's own wish.</summary>
    Left,

    /// <summary>The last day has passed.</summary>
    DaysOver,

    /// <summary>Several offers ran out without an answer.</summary>
    OffersUnanswered,

    /// <summary>The customer has places in a group booking.</summary>
    Joined,
}
