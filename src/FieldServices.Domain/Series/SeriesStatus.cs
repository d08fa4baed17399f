namespace FieldServices.Domain.Series;

public enum SeriesStatus
{
    Running,
    Ended,
}
