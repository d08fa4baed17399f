using FieldServices.Domain.Contractors;

namespace FieldServices.Domain.Catalogue;

/// <summary>One of the visits that a service takes, in their order.</summary>
/// <param name="Name">What is done, such as "First fix".</param>
/// <param name="DurationMinutes">How long it takes, from 5 minutes to 24 hours.</param>
/// <param name="Skills">What the technician must be able to do; the skills of the service when it is left out.</param>
/// <param name="MinGapHours">The least time from the end of the visit before it to its start.</param>
/// <param name="MaxGapHours">The longest time between them; none when it does not matter.</param>
public sealed record ServiceVisit(string Name, int DurationMinutes, IReadOnlyList<Skill>? Skills = null, int MinGapHours = 0, int? MaxGapHours = null);
