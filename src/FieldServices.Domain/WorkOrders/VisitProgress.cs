using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.WorkOrders;

/// <summary>How far a visit of a work order is.</summary>
[JsonConverter(typeof(KebabCaseEnum<VisitProgress>))]
public enum VisitProgress
{
    /// <summary>It has no time yet, or none any more.</summary>
    Open,

    /// <summary>Its time is kept for a while.</summary>
    Held,

    /// <summary>It is agreed.</summary>
    Agreed,

    /// <summary>The work has begun.</summary>
    Underway,

    /// <summary>The work was broken off and goes on at another time.</summary>
    Interrupted,

    /// <summary>The customer was not there.</summary>
    Missed,

    /// <summary>The work is done.</summary>
    Done,

    /// <summary>It was given back.</summary>
    Cancelled,
}
