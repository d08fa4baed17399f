using System.Text.Json.Serialization;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Catalogue;

/// <summary>What is offered, and by which rules it is booked. A booking keeps the terms that it was made under.</summary>
/// <param name="DurationMinutes">How long the work takes, from 5 minutes to 24 hours.</param>
/// <param name="BufferBeforeMinutes">Kept free before the start, to prepare.</param>
/// <param name="BufferAfterMinutes">Kept free after the end, to clear up.</param>
/// <param name="Skills">What the technician must be able to do.</param>
/// <param name="Price">What it costs without a package.</param>
/// <param name="Packages">Named bundles to choose from.</param>
/// <param name="BookableBy">Who may book it; an empty list means everybody.</param>
/// <param name="NoticeMinutes">The least time between booking and start; 2 hours unless told.</param>
/// <param name="HorizonDays">How far ahead it can be booked, in days; 60 unless told.</param>
/// <param name="Cancellation">Until when it is given back for nothing, and what it costs later.</param>
/// <param name="Seats">How many places a group booking of it has; 1 for a booking of one customer alone.</param>
/// <param name="ApprovalLevels">How many approvals, one above the other, a booking needs before it is confirmed.</param>
/// <param name="Visits">The visits that it takes, in their order, when one is not enough; it is then booked as a work order.</param>
public sealed record ServiceTerms(
    int DurationMinutes,
    int BufferBeforeMinutes = 0,
    int BufferAfterMinutes = 0,
    IReadOnlyList<Skill>? Skills = null,
    Money? Price = null,
    IReadOnlyList<ServicePackage>? Packages = null,
    IReadOnlyList<BookedBy>? BookableBy = null,
    int NoticeMinutes = 120,
    int HorizonDays = 60,
    CancellationRule? Cancellation = null,
    int Seats = 1,
    int ApprovalLevels = 0,
    IReadOnlyList<ServiceVisit>? Visits = null)
{
    [JsonIgnore]
    public IReadOnlyList<Skill> NeededSkills => Skills ?? [];

    [JsonIgnore]
    public CancellationRule CancellationTerms => Cancellation ?? new CancellationRule();

    public bool MayBook(BookedBy who) => BookableBy is null or { Count: 0 } || BookableBy.Contains(who);

    public ServicePackage? PackageOf(string name) => Packages?.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>How long the work takes with a package or without one.</summary>
    public TimeSpan DurationWith(ServicePackage? package) => TimeSpan.FromMinutes(package?.DurationMinutes ?? DurationMinutes);

    [JsonIgnore]
    public bool TakesSeveralVisits => Visits is { Count: > 0 };

    /// <summary>The terms of one of its visits, by its number from 1. What it costs is agreed for all of them together.</summary>
    public ServiceTerms OfVisit(int number)
    {
        var visit = Visits![number - 1];
        return this with { DurationMinutes = visit.DurationMinutes, Skills = visit.Skills ?? Skills, Price = null, Visits = null };
    }
}
