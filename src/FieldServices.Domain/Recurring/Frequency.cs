namespace FieldServices.Domain.Recurring;

/// <summary>How long the period of a rule is, from the shortest to the longest.</summary>
public enum Frequency
{
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}
