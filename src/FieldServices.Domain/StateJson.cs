using System.Text.Json.Serialization;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Technicians;
using FieldServices.Domain.Properties;

namespace FieldServices.Domain;

/// <summary>How states are written as snapshots and read again: exactly what the fold has put into them, nothing that follows from it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Contractor))]
[JsonSerializable(typeof(Emergency))]
[JsonSerializable(typeof(WorkCalendar))]
[JsonSerializable(typeof(CatalogueEntry))]
[JsonSerializable(typeof(Technician))]
[JsonSerializable(typeof(Booking))]
[JsonSerializable(typeof(FieldServices.Domain.Series.BookingSeries))]
[JsonSerializable(typeof(FieldServices.Domain.WorkOrders.WorkOrder))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(Property))]
internal sealed partial class StateJson : JsonSerializerContext;
