using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>The name of an emergency on the telephone, such as E-7F3K-2QXM.</summary>
public static class EmergencyReference
{
    public static string Of(Guid id) => Reference.Of('E', id);
}
