using FieldServices.Domain.Contractors.Views;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Responding;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using static FieldServices.Domain.Modules.Role;

namespace FieldServices.Domain.Contractors;

public static class ContractorModule
{
    private static readonly CommandJson Commands = CommandJson.Default;
    private static readonly DomainJson Events = DomainJson.Default;

    /// <summary>The history of a contractor, and the name under which its personal data can be erased.</summary>
    public static StreamId StreamOf(ContractorId id) => new(Contractor.Aggregate.StreamType, id.Value);

    public static Module<Contractor, ContractorEvent, ContractorStatus> Module { get; } =
        new Module<Contractor, ContractorEvent, ContractorStatus>(Contractor.Aggregate, "contractors", _ => ContractorStatus.Registered)
            .Event("contractor.registered", 1, Events.ContractorRegistered, whose: (_, contractor) => contractor)
            .Event("contractor.skills-set", 1, Events.ContractorSkillsSet)
            .Event("contractor.insurance-set", 1, Events.ContractorInsuranceSet)
            .Event("contractor.coverage-set", 1, Events.ContractorCoverageSet)
            .Event("contractor.availability-set", 1, Events.ContractorAvailabilitySet)
            .Starts(
                "register",
                "Take a contractor into the books.",
                Commands.RegisterContractor,
                new RegisterContractor.Validator(),
                RegisterContractor.Decide,
                [Admin, Dispatcher, Integrator],
                ContractorExamples.Register)
            .Command(
                "set-skills",
                "Replace the contractor's skills and certificates.",
                Commands.SetSkills,
                new SetSkills.Validator(),
                SetSkills.Decide,
                [Admin, Dispatcher, Integrator],
                ContractorExamples.SetSkills)
            .Command(
                "set-insurance",
                "Record the present policy of one kind of insurance.",
                Commands.SetInsurance,
                new SetInsurance.Validator(),
                SetInsurance.Decide,
                [Admin, Dispatcher, Integrator],
                ContractorExamples.SetInsurance)
            .Command(
                "set-coverage",
                "Say where the contractor works.",
                Commands.SetCoverage,
                new SetCoverage.Validator(),
                SetCoverage.Decide,
                [Admin, Dispatcher, Integrator],
                ContractorExamples.SetCoverage)
            .Command(
                "set-availability",
                "Say whether the contractor takes work from now on.",
                Commands.SetAvailability,
                new SetAvailability.Validator(),
                SetAvailability.Decide,
                [Admin, Dispatcher, Technician, Integrator],
                ContractorExamples.SetAvailability)
            .Visible<ContractorRow>(
                r => r.Contact, WhenHidden.Error, [Admin, Dispatcher, Integrator],
                Member.Of<ContractorRegistered>(e => e.Contact), Member.Of<Contractor>(s => s.Contact), Member.Of<DispatchOffered>(e => e.Contact),
                Member.Of<ContractorNotified>(e => e.Contact), Member.Of<EmergencyResponse>(s => s.Contractor!.Contact))
            .Snapshots(2, StateJson.Default.Contractor)
            .Claims(CertificateClaims.Kind, CertificateClaims.Keys)
            .View(ContractorList.View);
}
