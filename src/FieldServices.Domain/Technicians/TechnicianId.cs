using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Technicians;

[JsonConverter(typeof(IdJsonConverter<TechnicianId>))]
public readonly record struct TechnicianId(Guid Value) : IId<TechnicianId>
{
    public static TechnicianId From(Guid value) => new(value);
}
