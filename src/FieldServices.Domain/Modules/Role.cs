namespace FieldServices.Domain.Modules;

public enum Role
{
    Admin,
    Dispatcher,
    Technician,
    Customer,
    Auditor,
    Integrator,
}
