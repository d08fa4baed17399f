using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Contractors;

[JsonConverter(typeof(KebabCaseEnum<InsuranceKind>))]
public enum InsuranceKind
{
    PublicLiability,
    EmployersLiability,
    ProfessionalIndemnity,
}
