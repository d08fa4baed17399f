using FieldServices.EventStore;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

internal static class ContactRules
{
    public static Decision<CustomerEvent> Unknown { get; } =
        Reject("customer.contact-unknown", "The customer has no contact of this number; read the customer for its contacts.");
}
