using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Calendars;

/// <summary>Whose bank holidays are free of work.</summary>
[JsonConverter(typeof(KebabCaseEnum<HolidayDivision>))]
public enum HolidayDivision
{
    EnglandAndWales,
    Scotland,
    NorthernIreland,
    None,
}
