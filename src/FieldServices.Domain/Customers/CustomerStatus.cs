namespace FieldServices.Domain.Customers;

public enum CustomerStatus
{
    Active,
    Closed,
}
