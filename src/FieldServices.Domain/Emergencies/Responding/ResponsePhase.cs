using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>What the response is waiting for.</summary>
[JsonConverter(typeof(KebabCaseEnum<ResponsePhase>))]
public enum ResponsePhase
{
    /// <summary>Nothing: it has not begun, because nothing was reported, or only as history.</summary>
    NotBegun,

    /// <summary>Somebody at the place.</summary>
    Coming,

    /// <summary>The end of the work there.</summary>
    OnSite,

    /// <summary>The morning after.</summary>
    Resolved,

    /// <summary>The answer to the follow-up that was asked for.</summary>
    FollowingUp,

    /// <summary>Nothing more.</summary>
    Over,
}
