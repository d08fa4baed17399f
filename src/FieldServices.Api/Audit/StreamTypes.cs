using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Api.Audit;

/// <summary>The kinds of streams whose history can be read: things, the instances of workflows, and the certificates of erasures.</summary>
internal static class StreamTypes
{
    public static IReadOnlyList<string> Of(IReadOnlyList<Module> modules) =>
        [.. modules.Select(m => m.Subject), .. modules.SelectMany(m => m.Workflows).Select(w => w.Name).Distinct().Order(StringComparer.Ordinal), SubjectEvents.StreamType];
}
