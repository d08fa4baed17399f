using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.WorkOrders;

[JsonConverter(typeof(IdJsonConverter<WorkOrderId>))]
public readonly record struct WorkOrderId(Guid Value) : IId<WorkOrderId>
{
    public static WorkOrderId From(Guid value) => new(value);
}
