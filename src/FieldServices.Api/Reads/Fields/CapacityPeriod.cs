namespace FieldServices.Api.Reads.Fields;

/// <summary>Which days are counted together; weeks begin on Mondays.</summary>
internal enum CapacityPeriod
{
    Day,
    Week,
    Month,
}
