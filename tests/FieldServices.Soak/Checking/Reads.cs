using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>A query that carried the position of a write contains that write, or says that it is stale.</summary>
internal static class Reads
{
    public static IEnumerable<string> Differences(TenantEvidence evidence) =>
        from read in evidence.Reads
        where !read.Stale && read.Seen != read.Expected
        select $"{read.Stream} read at position {read.Position} was '{read.Seen ?? "not there"}' instead of '{read.Expected}'";
}
