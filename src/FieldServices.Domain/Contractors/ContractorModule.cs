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
            .Event<ContractorRegistered>("contractor.registered", 1, Events, whose: (_, contractor) => contractor)
            .Event<ContractorSkillsSet>("contractor.skills-set", 1, Events)
            .Event<ContractorInsuranceSet>("contractor.insurance-set", 1, Events)
            .Event<ContractorCoverageSet>("contractor.coverage-set", 1, Events)
            .Event<ContractorAvailabilitySet>("contractor.availability-set", 1, Events)
            .Starts(
                "register",
                "Take a contractor into the books.",
                Commands,
                () => new RegisterContractor.Validator(),
                RegisterContractor.Decide,
                [Admin, Dispatcher, Integrator],
                ContractorExamples.Register)
            .Command(
                "set-skills",
                "Replace the contractor's skills and certificates.",
                Commands,
                () => new SetSkills.Validator(),
                SetSkills.Decide,
                [Admin, Dispatcher, Integrator],
                ContractorExamples.SetSkills)
            .Command(
                "set-insurance",
                "Record the present policy of one kind of insurance.",
                Commands,
                () => new SetInsurance.Validator(),
                SetInsurance.Decide,
                [Admin, Dispatcher, Integrator],
                ContractorExamples.SetInsurance)
            .Command(
                "set-coverage",
                "Say where the contractor works.",
                Commands,
                () => new SetCoverage.Validator(),
                SetCoverage.Decide,
                [Admin, Dispatcher, Integrator],
                ContractorExamples.SetCoverage)
            .Command(
                "set-availability",
                "Say whether the contractor takes work from now on.",
                Commands,
                () => new SetAvailability.Validator(),
                SetAvailability.Decide,
                [Admin, Dispatcher, Technician, Integrator],
                ContractorExamples.SetAvailability)
            .Visible<ContractorRow>(
                r => r.Contact, WhenHidden.Error, [Admin, Dispatcher, Integrator],
                Member.Of<ContractorRegistered>(e => e.Contact), Member.Of<Contractor>(s => s.Contact), Member.Of<DispatchOffered>(e => e.Contact),
                Member.Of<ContractorNotified>(e => e.Contact), Member.Of<EmergencyResponse>(s => s.Contractor!.Contact))
            .Snapshots(2, StateJson.Default)
            .Claims(CertificateClaims.Kind, CertificateClaims.Keys)
            .View(ContractorList.View);
}
