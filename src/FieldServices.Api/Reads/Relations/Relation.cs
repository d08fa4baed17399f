namespace FieldServices.Api.Reads.Relations;

/// <summary>Two views that belong together because a column of one holds the key of the other.</summary>
/// <param name="From">The view that has the column.</param>
/// <param name="Property">The row property that holds the other's key.</param>
/// <param name="Name">The field that leads to the one row.</param>
/// <param name="To">The view it leads to.</param>
/// <param name="Description">What the field answers.</param>
/// <param name="Back">The field that leads back to many rows; null when nobody goes that way. An index has to begin with the column then.</param>
/// <param name="BackDescription">What that field answers.</param>
public sealed record Relation(string From, string Property, string Name, string To, string Description, string? Back = null, string? BackDescription = null)
{
    public static IReadOnlyList<Relation> All { get; } =
    [
        new("emergencies", "ContractorId", "contractor", "contractors", "Who accepted.", "emergencies", "What the contractor has accepted."),
        new("emergencies", "OfferedContractorId", "offeredContractor", "contractors", "Who holds the open offer.", "offers", "Emergencies whose open offer the contractor holds."),
        new("emergencies", "CustomerId", "customer", "customers", "Whose it is, when that is a customer in the books.", "emergencies", "Emergencies that concerned the customer."),
        new("response_times", "ContractorId", "contractor", "contractors", "Who arrived."),
        new("response_times", "Id", "emergency", "emergencies", "The emergency."),
        new("properties", "CustomerId", "customer", "customers", "Who answers for it.", "properties", "What the customer answers for."),
        new("bookings", "CustomerId", "customer", "customers", "For whom; null while nobody has taken the customer into the books.", "bookings", "What was booked for the customer."),
        new("bookings", "PropertyId", "property", "properties", "Where; null while nobody has taken the property into the books.", "bookings", "What was booked there."),
        new("bookings", "TechnicianId", "technician", "technicians", "Whose time it has, or had.", "bookings", "What has, or had, the technician's time."),
        new("bookings", "ServiceId", "service", "services", "The service as it is offered now."),
        new("bookings", "WorkOrderId", "workOrder", "work_orders", "The work order of which it is a visit; null when it stands alone.", "bookings", "The bookings of its visits."),
        new("work_orders", "CustomerId", "customer", "customers", "For whom; null while nobody has taken the customer into the books.", "workOrders", "Work that takes several visits, ordered for the customer."),
        new("work_orders", "PropertyId", "property", "properties", "Where; null while nobody has taken the property into the books.", "workOrders", "Work that takes several visits, ordered there."),
        new("work_orders", "ServiceId", "service", "services", "The service as it is offered now."),
        new("technicians", "CalendarId", "calendar", "calendars", "The calendar of working days that they follow."),
    ];

    /// <summary>Makes the relations known to the models, and adds the fields that lead to one row.</summary>
    /// <exception cref="InvalidOperationException">A relation goes back through a column that no index begins with.</exception>
    public static void AddAll(IReadOnlyDictionary<string, ReadModel> models)
    {
        foreach (var relation in All)
            relation.Add(models);
    }

    private void Add(IReadOnlyDictionary<string, ReadModel> models)
    {
        var (from, to) = (models[From], models[To]);
        var column = from.IndexOf(Property);
        from.ToOne[Name] = new ToOne(Name, to, column);
        from.Type.Field(Name, to.Type, row => row.Related(Name), Description);
        if (Back is null)
            return;
        if (!from.Indexes.Values.Contains(column))
            throw new InvalidOperationException($"'{To}.{Back}' needs an index of {From} that begins with {Property}.");
        to.ToMany[Back] = new ToMany(Back, from, column);
    }

    /// <summary>What the field that leads back answers.</summary>
    public static string DescriptionOf(ToMany relation) =>
        All.First(r => r.Back == relation.Name && r.From == relation.To.Table.View.Name).BackDescription!;
}
