using FieldServices.Domain.Bookings;

namespace FieldServices.Api.Reads.Fields;

/// <summary>What became of the bookings of one group.</summary>
/// <param name="Key">The group's value; null without groups, or where it is unknown.</param>
/// <param name="Count">How many there are.</param>
/// <param name="ByStatus">How many stand where.</param>
/// <param name="LeadHoursMean">From the request to the start, in hours.</param>
/// <param name="LeadHoursP50">The same of the one in the middle.</param>
/// <param name="LeadHoursP90">Nine of ten were asked for at most so long ahead.</param>
/// <param name="OnTimeRate">Share of arrivals that were at most 15 minutes after the agreed start.</param>
internal sealed record BookingFigures(
    string? Key, long Count, IReadOnlyList<StatusCount> ByStatus, double? LeadHoursMean, double? LeadHoursP50, double? LeadHoursP90, double? OnTimeRate)
{
    private static readonly BookingStatus[] Visited = [BookingStatus.Completed, BookingStatus.Inspected, BookingStatus.Invoiced, BookingStatus.Closed];

    /// <summary>Share that was cancelled, of all but drafts.</summary>
    public double? CancellationRate => Share(Of(BookingStatus.Cancelled), Count - Of(BookingStatus.Draft));

    /// <summary>Share of visits to nobody, of all that took place or would have.</summary>
    public double? NoShowRate => Share(Of(BookingStatus.NoShow), Of(BookingStatus.NoShow) + Visited.Sum(Of));

    private long Of(BookingStatus status) => ByStatus.FirstOrDefault(s => s.Status == status)?.Count ?? 0;

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
