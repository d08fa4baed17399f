namespace FieldServices.Api.Reads.Fields;

/// <summary>Whose time is counted together.</summary>
internal enum CapacityKey
{
    Technician,
    Team,
    Service,
}
