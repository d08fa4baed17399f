using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.Calendars.Views;
using FieldServices.Domain.Technicians;
using FieldServices.Domain.Technicians.Views;

namespace FieldServices.Api.Reads.Fields;

/// <summary>Technicians with their calendars, from rows.</summary>
internal static class Rosters
{
    /// <summary>By name; whoever has no calendar yet is left out.</summary>
    public static IEnumerable<Roster> Of(IEnumerable<TechnicianRow> people, IEnumerable<CalendarRow> calendars, IReadOnlyDictionary<Guid, List<BusyTime>>? busy = null)
    {
        var byId = calendars.ToDictionary(c => c.Id, c => c.State);
        return people.Where(p => byId.ContainsKey(p.CalendarId)).OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id)
            .Select(p => new Roster(new TechnicianId(p.Id), p.State, byId[p.CalendarId], busy?.GetValueOrDefault(p.Id) ?? []));
    }
}
