namespace FieldServices.Domain.Catalogue;

public enum ServiceStatus
{
    Offered,
    Withdrawn,
}
