using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Series;

/// <summary>What becomes of a visit on a closed day or bank holiday.</summary>
[JsonConverter(typeof(KebabCaseEnum<ClosedDayRule>))]
public enum ClosedDayRule
{
    /// <summary>It is left out.</summary>
    Skip,

    /// <summary>It is at the same time on the next day that is neither closed nor a Saturday or Sunday.</summary>
    NextWorkingDay,
}
