using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.WorkOrders;

/// <summary>What becomes of the later visits when one is moved.</summary>
[JsonConverter(typeof(KebabCaseEnum<FollowingVisits>))]
public enum FollowingVisits
{
    /// <summary>They stay; a move that leaves them too little or too much time is refused.</summary>
    Stay,

    /// <summary>They move by as many days, at the same time of day and with the same technicians.</summary>
    Shift,
}
