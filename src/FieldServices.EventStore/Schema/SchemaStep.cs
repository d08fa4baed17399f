namespace FieldServices.EventStore.Schema;

/// <summary>One statement of a script that runs outside a transaction.</summary>
/// <param name="Title">What it does, for people.</param>
/// <param name="Sql">The statement; it must do no harm when it runs again after it was interrupted or had ended.</param>
/// <param name="IsRepeated">True for a batch of work: it runs again, each time in a transaction of its own, until it changes no row.</param>
public sealed record SchemaStep(string Title, string Sql, bool IsRepeated)
{
    /// <summary>True when the statement waits for others without anybody waiting for it, as <c>create index concurrently</c> does.</summary>
    public bool WaitsPatiently => Sql.Contains(" concurrently ", StringComparison.OrdinalIgnoreCase);

    private const string Once = "-- step:";
    private const string Repeated = "-- repeat:";

    /// <summary>The steps of a script, each begun by a line <c>-- step: title</c> or <c>-- repeat: title</c>.</summary>
    internal static IReadOnlyList<SchemaStep> Of(string sql)
    {
        var steps = new List<SchemaStep>();
        foreach (var line in sql.Split('\n').Select(l => l.TrimEnd()))
        {
            if (line.StartsWith(Once, StringComparison.Ordinal))
                steps.Add(new(line[Once.Length..].Trim(), "", false));
            else if (line.StartsWith(Repeated, StringComparison.Ordinal))
                steps.Add(new(line[Repeated.Length..].Trim(), "", true));
            else if (steps.Count > 0)
                steps[^1] = steps[^1] with { Sql = steps[^1].Sql + line + "\n" };
        }
        return steps;
    }
}
