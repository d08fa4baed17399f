namespace FieldServices.Domain.Technicians;

public enum TechnicianStatus
{
    Working,
    Left,
}
