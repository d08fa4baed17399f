using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Properties;

/// <summary>What is built there.</summary>
[JsonConverter(typeof(KebabCaseEnum<PropertyKind>))]
public enum PropertyKind
{
    Flat,
    TerracedHouse,
    SemiDetachedHouse,
    DetachedHouse,
    Office,
    Shop,
    Industrial,
    Public,
    Other,
}
