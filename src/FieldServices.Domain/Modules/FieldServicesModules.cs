using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;

namespace FieldServices.Domain.Modules;

/// <summary>Every module of the product, in the order in which documentation lists them.</summary>
public static class FieldServicesModules
{
    public static IReadOnlyList<Module> All { get; } = [EmergencyModule.Module, ContractorModule.Module];
}
