using System.Text.Json;
using System.Text.Json.Serialization;

namespace FieldServices.Domain.Shared;

/// <summary>Writes an enum as <c>kebab-case</c> text and refuses numbers.</summary>
public sealed class KebabCaseEnum<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
