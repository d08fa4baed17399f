using FieldServices.Api.Problems;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.Security;

/// <summary>What each role may read, and do besides commands. What it may command stands in the table of each module.</summary>
public static class Permissions
{
    public const string ReadBoards = "read-boards";
    public const string ReadHistory = "read-history";
    public const string ReadOutbox = "read-outbox";
    public const string ReadWorkflows = "read-workflows";
    public const string OperateWorkflows = "operate-workflows";
    public const string ShareCalendars = "share-calendars";
    public const string ReadProofs = "read-proofs";
    public const string AdvanceTestClock = "advance-test-clock";
    public const string ErasePersonalData = "erase-personal-data";
    public const string ReadPersonalData = "read-personal-data";
    public const string ReadCertificates = "read-certificates";

    public static IReadOnlyDictionary<string, IReadOnlyList<Role>> Reads { get; } = new Dictionary<string, IReadOnlyList<Role>>
    {
        [ReadBoards] = [Role.Admin, Role.Dispatcher, Role.Technician, Role.Auditor, Role.Integrator],
        [ReadHistory] = [Role.Admin, Role.Dispatcher, Role.Auditor, Role.Integrator],
        [ReadOutbox] = [Role.Admin],
        [ReadWorkflows] = [Role.Admin, Role.Dispatcher, Role.Auditor, Role.Integrator],
        [OperateWorkflows] = [Role.Admin],
        [ShareCalendars] = [Role.Admin, Role.Dispatcher, Role.Integrator],
        [ReadProofs] = [Role.Admin, Role.Auditor],
        [AdvanceTestClock] = [Role.Admin, Role.Integrator],
        [ErasePersonalData] = [Role.Admin],
        [ReadPersonalData] = [Role.Admin],
        [ReadCertificates] = [Role.Admin, Role.Auditor],
    };

    public static bool May(this Caller caller, string policy) => Reads[policy].Contains(caller.Role);

    public static bool May(this Caller caller, Command command) => command.Roles.Contains(caller.Role);

    /// <summary>Answers 403 and writes down who was denied what.</summary>
    public static Task Deny(HttpContext context, string policy)
    {
        var caller = Caller.From(context.User);
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Permissions).FullName!).LogWarning(
            "Denied: {Policy} for {Actor} of tenant {Tenant}, {Method} {Path}",
            policy, caller?.Actor.ToString(), caller?.Tenant.Value, context.Request.Method, context.Request.Path.Value);
        return Problem.Write(context, Problem.Of(
            403, "forbidden", "Your role does not allow this.", $"The role {caller?.Role.ToString().ToLowerInvariant()} lacks '{policy}'. docs/operators.md lists what each role may do."));
    }
}
