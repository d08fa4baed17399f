namespace FieldServices.Api.Importing;

/// <summary>What an import did.</summary>
/// <param name="Imported">Lines that are complete now and were not before.</param>
/// <param name="Known">Lines that an earlier import had completed.</param>
/// <param name="Commands">Commands sent.</param>
/// <param name="Broken">Lines that were skipped, with the reason.</param>
public sealed record ImportSummary(int Imported, int Known, long Commands, IReadOnlyList<(long Line, string Reason)> Broken);
