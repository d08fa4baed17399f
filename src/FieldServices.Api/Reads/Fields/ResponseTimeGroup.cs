namespace FieldServices.Api.Reads.Fields;

/// <summary>How fast the emergencies of one group were reached; times in seconds, shares from 0 to 1.</summary>
public sealed record ResponseTimeGroup(
    string? Key, long Count, double Mean, double P50, double P90, double Fastest, double Slowest, double WithinTarget, double WithinSla);
