using FieldServices.Api.Reads;

namespace FieldServices.Api.Live;

/// <summary>A change of a list.</summary>
/// <param name="Kind">What became of the row.</param>
/// <param name="Position">What was changed by the log up to here; go on behind it.</param>
/// <param name="Key">The row's key; null for a resync.</param>
/// <param name="Row">The row; null when it is not in the list any more.</param>
public sealed record RowChange(ChangeKind Kind, long Position, object? Key, ReadRow? Row)
{
    /// <summary>Too much has happened to tell: the list has to be read again, as it is at this position.</summary>
    public static RowChange Resync(long position) => new(ChangeKind.Resync, position, null, null);
}
