using FieldServices.Domain.Customers;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Properties.Views;
using static FieldServices.Domain.Modules.Role;
using static FieldServices.Domain.Properties.PropertyStatus;

namespace FieldServices.Domain.Properties;

using PropertyTable = Module<Property, PropertyEvent, PropertyStatus>;

public static class PropertyModule
{
    private static readonly CommandJson Commands = CommandJson.Default;
    private static readonly DomainJson Events = DomainJson.Default;
    private static readonly Role[] Office = [Admin, Dispatcher, Integrator];
    private static readonly Role[] Field = [Admin, Dispatcher, Technician, Integrator];

    public static PropertyTable Module { get; } = Changing(Declare());

    private static PropertyTable Declare() => new PropertyTable(Property.Aggregate, "properties", p => p.Status)
        .Event<PropertyRegistered>("property.registered", 1, Events)
        .Event<PropertyDescribed>("property.described", 1, Events)
        .Event<PropertyAddressSet>("property.address-set", 1, Events)
        .Event<ConservationAreaSet>("property.conservation-area-set", 1, Events)
        .Event<AccessNotesSet>("property.access-notes-set", 1, Events, whose: (_, property) => property)
        .Event<EquipmentInstalled>("property.equipment-installed", 1, Events)
        .Event<EquipmentRemoved>("property.equipment-removed", 1, Events)
        .Event<PropertyTransferred>("property.transferred", 1, Events)
        .Event<PropertyRetired>("property.retired", 1, Events)
        .Event<PropertyReinstated>("property.reinstated", 1, Events)
        .Snapshots(1, StateJson.Default)
        .View(PropertyList.View)
        .Visible<PropertyRow>(r => r.AccessNotes, WhenHidden.Null, Field, Member.Of<AccessNotesSet>(e => e.Notes), Member.Of<Property>(s => s.AccessNotes))
        .Starts<RegisterProperty, Customer>(
            "register", "Take a customer's property into the books; its position follows from the postcode.",
            Commands, () => new RegisterProperty.Validator(), RegisterProperty.Decide,
            new FactSource<RegisterProperty>(CustomerModule.Module, c => c.CustomerId.Value),
            Office, PropertyExamples.Register);

    private static PropertyTable Changing(PropertyTable module) => module
        .Command(
            "describe", "Say what is built there.",
            Commands, () => new DescribeProperty.Validator(), DescribeProperty.Decide, Field, PropertyExamples.Describe)
        .Command(
            "set-address", "Correct the address or the position.",
            Commands, () => new SetPropertyAddress.Validator(), SetPropertyAddress.Decide, Office, PropertyExamples.SetAddress)
        .Command(
            "set-conservation-area", "Say in which conservation area it is.",
            Commands, () => new SetConservationArea.Validator(), SetConservationArea.Decide, Office, PropertyExamples.SetConservationArea)
        .Command(
            "set-access-notes", "Say how to get in.",
            Commands, () => new SetAccessNotes.Validator(), SetAccessNotes.Decide, Field, PropertyExamples.SetAccessNotes)
        .Command(
            "install-equipment", "Put something that is looked after on the list.",
            Commands, () => new InstallEquipment.Validator(), InstallEquipment.Decide, Field, PropertyExamples.InstallEquipment, Active)
        .Command(
            "remove-equipment", "Take something off the list.",
            Commands, () => new RemoveEquipment.Validator(), RemoveEquipment.Decide, Field, PropertyExamples.RemoveEquipment)
        .Command<TransferProperty, Customer>(
            "transfer", "Say that another customer answers for it.",
            Commands, () => new TransferProperty.Validator(), TransferProperty.Decide,
            new FactSource<TransferProperty>(CustomerModule.Module, c => c.CustomerId.Value),
            Office, PropertyExamples.Transfer)
        .Command(
            "retire", "Say that nothing is done there any more.",
            Commands, () => new RetireProperty.Validator(), RetireProperty.Decide, Office, PropertyExamples.Retire, Active)
        .Command(
            "reinstate", "Take it up again.",
            Commands, () => new ReinstateProperty.Validator(), ReinstateProperty.Decide, Office, new ReinstateProperty(), Retired);
}
