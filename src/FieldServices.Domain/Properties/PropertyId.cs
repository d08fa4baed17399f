using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Properties;

[JsonConverter(typeof(IdJsonConverter<PropertyId>))]
public readonly record struct PropertyId(Guid Value) : IId<PropertyId>
{
    public static PropertyId From(Guid value) => new(value);
}
