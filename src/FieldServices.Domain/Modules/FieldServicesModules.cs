using FieldServices.Domain.Contractors;

namespace FieldServices.Domain.Modules;

/// <summary>Every module of the product, in the order in which documentation lists them.</summary>
public static class FieldServicesModules
{
    public static IReadOnlyList<Module> All { get; } = [ContractorModule.Module];
}
