namespace FieldServices.Domain.Shared;

/// <summary>The calendar day in the United Kingdom: certificates and policies run to the end of a local day.</summary>
public static class LondonDay
{
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(LondonTime.Of(instant).DateTime);
}
