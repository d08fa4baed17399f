using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>Every event that carries the clients' name follows from a command that they sent.</summary>
internal static class Strangers
{
    public static IEnumerable<string> Differences(TenantEvidence evidence)
    {
        var sent = evidence.Commands.Select(c => c.CommandId).ToHashSet();
        return from logged in evidence.Log
               where logged.Actor == evidence.Actor && !sent.Contains(logged.CommandId)
               select $"{logged.Name} at position {logged.Position} belongs to command {logged.CommandId}, which nobody sent";
    }
}
