namespace FieldServices.EventStore.Proving.Exporting;

/// <summary>A file is not an export that this program can read.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="reason">What is wrong with it.</param>
public sealed class ExportFormatException(long line, string reason) : Exception($"Line {line} of the export: {reason}");
