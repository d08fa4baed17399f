using FieldServices.Domain.Shared;

namespace FieldServices.Domain.WorkOrders;

/// <summary>The name of a work order on the telephone, such as W-7F3K-2QXM.</summary>
public static class WorkOrderReference
{
    public static string Of(Guid id) => Reference.Of('W', id);
}
