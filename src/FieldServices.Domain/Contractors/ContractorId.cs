using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Contractors;

[JsonConverter(typeof(IdJsonConverter<ContractorId>))]
public readonly record struct ContractorId(Guid Value) : IId<ContractorId>
{
    public static ContractorId From(Guid value) => new(value);
}
