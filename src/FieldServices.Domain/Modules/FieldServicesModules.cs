using FieldServices.Domain.Bookings;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Properties;
using FieldServices.Domain.Series;
using FieldServices.Domain.Technicians;
using FieldServices.Domain.WorkOrders;
using FieldServices.Workflows;
using FieldServices.Workflows.Messages;

namespace FieldServices.Domain.Modules;

/// <summary>Every module of the product, in the order in which documentation lists them.</summary>
public static class FieldServicesModules
{
    public static IReadOnlyList<Module> All { get; } =
    [
        EmergencyModule.Module, ContractorModule.Module, CustomerModule.Module, PropertyModule.Module, BookingModule.Module, SeriesModule.Module, WorkOrderModule.Module, CatalogueModule.Module, TechnicianModule.Module, CalendarModule.Module,
    ];

    /// <summary>Every version of every process that reacts to what happens, for as long as instances of it may be running.</summary>
    public static IReadOnlyList<Workflow> Workflows { get; } = [.. All.SelectMany(m => m.Workflows)];

    /// <summary>The words of everything that workflows say.</summary>
    public static IReadOnlyList<MessageTemplate> MessageTemplates { get; } = [.. All.SelectMany(m => m.Messages)];
}
