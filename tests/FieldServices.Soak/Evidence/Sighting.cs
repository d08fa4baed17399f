namespace FieldServices.Soak.Evidence;

/// <summary>One event as a follower got it.</summary>
public readonly record struct Sighting(long Position, string Stream, long Version, string Name);
