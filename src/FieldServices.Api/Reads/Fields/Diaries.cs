using FieldServices.Domain.Bookings.Diary;
using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.Catalogue.Views;

namespace FieldServices.Api.Reads.Fields;

/// <summary>What diaries and capacity follow from.</summary>
/// <param name="Rosters">The technicians, without what is booked.</param>
/// <param name="Entries">What is booked.</param>
/// <param name="Services">The catalogue.</param>
internal sealed record Diaries(IReadOnlyList<Roster> Rosters, IReadOnlyList<DiaryEntry> Entries, IReadOnlyList<ServiceRow> Services);
