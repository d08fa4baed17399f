namespace FieldServices.Soak.Evidence;

/// <summary>What somebody who follows the log saw, over all of its connections, in the order of arrival.</summary>
/// <param name="Name">Who.</param>
/// <param name="Types">The names of events that it asked for; null for all.</param>
/// <param name="Seen">The events.</param>
public sealed record FollowerTrace(string Name, IReadOnlyCollection<string>? Types, IReadOnlyList<Sighting> Seen);
