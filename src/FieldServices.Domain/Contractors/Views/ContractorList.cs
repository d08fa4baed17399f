using FieldServices.Domain.Shared;
using FieldServices.Domain.Shared.Formats;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Contractors.Views;

public static class ContractorList
{
    public static View<ContractorRow> View { get; } = new View<ContractorRow>(
            "contractors",
            3,
            DomainJson.Default,
            row => row.Id,
            [
                typeof(ContractorRegistered), typeof(ContractorSkillsSet), typeof(ContractorInsuranceSet),
                typeof(ContractorCoverageSet), typeof(ContractorAvailabilitySet),
            ],
            Evolve)
        .Index(row => row.Name)
        .TextIndex(row => row.Name)
        .Index(row => row.Available, row => row.InsuredUntil)
        .Index(row => row.RegisteredAt)
        .Index(row => row.Skills)
        .Index(row => row.Centre)
        .Findable("phone", row => row.Contact, "phone", PersonalLookups.Phone)
        .Findable("email", row => row.Contact, "email", PersonalLookups.Email)
        .EffectiveTime();

    private static ContractorRow? Evolve(ContractorRow? row, Envelope envelope) => envelope.Event switch
    {
        ContractorRegistered e => Register(e, envelope),
        ContractorEvent e => Change(Rows.Existing(row, envelope), e) with { Version = envelope.Version, UpdatedAt = envelope.EffectiveAt },
        _ => throw new UnhandledEventException(nameof(ContractorList), envelope.Event),
    };

    private static ContractorRow Register(ContractorRegistered e, Envelope envelope) => new(
        envelope.Stream.Id, envelope.Version, e.Name, e.Contact, [], [], [], null, null, null, null, null,
        Available: true, AvailabilityReason: null, envelope.EffectiveAt, envelope.EffectiveAt);

    private static ContractorRow Change(ContractorRow row, ContractorEvent @event) => @event switch
    {
        ContractorRegistered => row,
        ContractorSkillsSet e => row with { Certificates = e.Skills, Skills = [.. e.Skills.Select(s => s.Skill)] },
        ContractorInsuranceSet e => Insure(row, e.Insurance),
        ContractorCoverageSet e => row with
        {
            Centre = e.Coverage.Middle.ToGeometry(),
            RadiusMetres = e.Coverage.RadiusMetres,
            Area = e.Coverage.Polygon?.ToPolygon(),
        },
        ContractorAvailabilitySet e => row with { Available = e.Available, AvailabilityReason = e.Reason },
        _ => throw new UnhandledEventException(nameof(ContractorList), @event),
    };

    private static ContractorRow Insure(ContractorRow row, Insurance policy)
    {
        var insured = row with { Policies = [.. row.Policies.Where(p => p.Kind != policy.Kind), policy] };
        return policy.Kind == InsuranceKind.PublicLiability
            ? insured with { InsuredFrom = policy.From, InsuredUntil = policy.To }
            : insured;
    }
}
