using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Catalogue;

[JsonConverter(typeof(IdJsonConverter<ServiceId>))]
public readonly record struct ServiceId(Guid Value) : IId<ServiceId>
{
    public static ServiceId From(Guid value) => new(value);
}
