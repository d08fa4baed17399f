namespace FieldServices.Domain.Tests.Recurring;

/// <summary>Needs libical's vectors of recurrence rules, whose licence keeps them out of this repository: RRULE_VECTORS names the folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VectorFactAttribute : FactAttribute
{
    public VectorFactAttribute()
    {
        if (!File.Exists(Path.Combine(Folder, "rrule_vectors.txt")))
            Skip = "Set RRULE_VECTORS to the folder with rrule_vectors.txt and rrule_vectors_index.csv of libical.";
    }

    public static string Folder => Environment.GetEnvironmentVariable("RRULE_VECTORS") ?? "";
}
