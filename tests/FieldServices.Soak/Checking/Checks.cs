using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>What is checked after a run; a new part of the product adds its own line.</summary>
public static class Checks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("there is something to check", Presence.Differences),
        new("the log is in order", LogOrder.Differences),
        new("what was acknowledged is in the log once", Acknowledgements.Differences),
        new("what was refused is not in the log", Refusals.Differences),
        new("nothing is in the log that nobody asked for", Strangers.Differences),
        new("every repetition got the same answer", Repetitions.Differences),
        new("remembered outcomes agree with the answers", RememberedOutcomes.Differences),
        new("followers saw every event once and in order", Followers.Differences),
        new("readers saw their own writes", Reads.Differences),
        new("views are what the log gives", Views.Differences),
        new("workflows did everything once", Workflows.Differences),
    ];

    public static IReadOnlyList<Finding> Run(IEnumerable<TenantEvidence> evidence) =>
        [.. from tenant in evidence from check in All from difference in check.Differences(tenant) select new Finding(check.Name, tenant.Tenant, difference)];
}
