using FieldServices.TestKit;

namespace FieldServices.Scenarios.Architecture;

/// <summary>Names say what a thing is, not which pattern it follows.</summary>
public sealed class NameTests
{
    private static readonly string[] Suffixes = ["Command", "Event", "Dto", "Manager", "Helper", "Service"];

    /// <summary>Names that keep their suffix because it is the thing itself.</summary>
    private static readonly Dictionary<string, string> Kept = new()
    {
        ["FieldServices.Domain.Modules.Command"] = "The concept: one line of a module's table of commands.",
        ["FieldServices.Domain.Emergencies.EmergencyEvent"] = "The root of the closed hierarchy of an emergency's events.",
        ["FieldServices.Workflows.Stepping.OutgoingCommand"] = "A command, on its way to the door.",
        ["FieldServices.Workflows.Controlling.PendingCommand"] = "A command that has no answer yet.",
        ["FieldServices.Domain.Emergencies.Responding.ResponseEvent"] = "The root of the closed hierarchy of a response's events.",
        ["FieldServices.Domain.Emergencies.Watching.ClockEvent"] = "The root of the closed hierarchy of a watch's events.",
        ["FieldServices.Domain.Bookings.BookingEvent"] = "The root of the closed hierarchy of a booking's events.",
        ["FieldServices.Domain.Bookings.Expiring.ExpiryEvent"] = "The root of the closed hierarchy of a watch's events.",
        ["FieldServices.Domain.Bookings.Reminding.ReminderEvent"] = "The root of the closed hierarchy of the reminders' events.",
        ["FieldServices.Domain.Bookings.Waiting.WaitingEvent"] = "The root of the closed hierarchy of the waiting list's events.",
        ["FieldServices.Domain.Bookings.Conflicts.ConflictWatchEvent"] = "The root of the closed hierarchy of a watch's events.",
        ["FieldServices.Domain.Technicians.Following.FollowerEvent"] = "The root of the closed hierarchy of the followers' events.",
        ["FieldServices.Domain.Series.SeriesEvent"] = "The root of the closed hierarchy of a series' events.",
        ["FieldServices.Domain.Series.Planning.PlanningEvent"] = "The root of the closed hierarchy of the planning's events.",
        ["FieldServices.Domain.Series.Visiting.VisitingEvent"] = "The root of the closed hierarchy of a visit's events.",
        ["FieldServices.Domain.WorkOrders.WorkOrderEvent"] = "The root of the closed hierarchy of a work order's events.",
        ["FieldServices.Domain.WorkOrders.Following.FollowingEvent"] = "The root of the closed hierarchy of what follows the visits of a work order.",
        ["FieldServices.Domain.Calendars.CalendarEvent"] = "The root of the closed hierarchy of a calendar's events.",
        ["FieldServices.Domain.Catalogue.ServiceEvent"] = "The root of the closed hierarchy of a service's events.",
        ["FieldServices.Domain.Technicians.TechnicianEvent"] = "The root of the closed hierarchy of a technician's events.",
        ["FieldServices.Domain.Customers.CustomerEvent"] = "The root of the closed hierarchy of a customer's events.",
        ["FieldServices.Domain.Properties.PropertyEvent"] = "The root of the closed hierarchy of a property's events.",
        ["FieldServices.Domain.Contractors.ContractorEvent"] = "The root of the closed hierarchy of a contractor's events.",
    };

    /// <summary>Here a command is a word that an operator types, which the library of the command line calls so too.</summary>
    private const string CommandLine = "FieldServices.Api.CommandLine.";

    [Theory]
    [InlineData("FieldServices.Domain")]
    [InlineData("FieldServices.EventStore")]
    [InlineData("FieldServices.Workflows")]
    [InlineData("FieldServices.GraphQL")]
    [InlineData("fieldservices")]
    public void No_name_ends_in_the_name_of_a_pattern(string assembly)
    {
        using var library = Library.Open(assembly);
        var suspects = library.OwnTypes.Select(t => t.Split('`')[0]).Where(t => Suffixes.Any(s => t.EndsWith(s, StringComparison.Ordinal)));
        Assert.Equal([], suspects.Where(t => !Kept.ContainsKey(t) && !(t.StartsWith(CommandLine, StringComparison.Ordinal) && t.EndsWith("Command", StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_exception_from_the_rule_still_exists()
    {
        using var domain = Library.Open("FieldServices.Domain");
        using var workflows = Library.Open("FieldServices.Workflows");
        Assert.Equal([], Kept.Keys.Except(domain.OwnTypes).Except(workflows.OwnTypes));
    }

    [Fact]
    public void One_type_per_file_is_named_as_its_file()
    {
        var files = SourceFiles.Below(RepositoryRoot.At("src", "FieldServices.Domain")).Select(f => Path.GetFileName(f)!.Split('.')[0]);
        using var domain = Library.Open("FieldServices.Domain");
        var types = domain.OwnTypes.Select(t => t[(t.LastIndexOf('.') + 1)..].Split('`')[0]).ToHashSet();
        // The files of events hold a whole hierarchy; the two that end in "Of" hold the generic form of the type before it.
        var odd = files.Where(f => !types.Contains(f) && !f.EndsWith("Events", StringComparison.Ordinal) && f is not ("ModuleOf" or "CommandOf"));
        Assert.Equal([], odd);
    }
}
