using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

[JsonConverter(typeof(IdJsonConverter<EmergencyId>))]
public readonly record struct EmergencyId(Guid Value) : IId<EmergencyId>
{
    public static EmergencyId From(Guid value) => new(value);
}
