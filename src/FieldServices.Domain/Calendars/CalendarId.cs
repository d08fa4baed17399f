using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Calendars;

[JsonConverter(typeof(IdJsonConverter<CalendarId>))]
public readonly record struct CalendarId(Guid Value) : IId<CalendarId>
{
    public static CalendarId From(Guid value) => new(value);
}
