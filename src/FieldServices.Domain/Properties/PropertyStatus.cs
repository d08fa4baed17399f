namespace FieldServices.Domain.Properties;

public enum PropertyStatus
{
    Active,
    Retired,
}
