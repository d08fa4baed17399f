namespace FieldServices.Api.Live;

/// <summary>What became of a row, as somebody sees it who looks through a filter.</summary>
public enum ChangeKind
{
    Added,
    Changed,
    Removed,
    Resync,
}
