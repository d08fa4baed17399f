namespace FieldServices.Domain.Contractors;

public enum ContractorStatus
{
    Registered,
}
