namespace FieldServices.TestKit;

/// <summary>
/// A database that test databases are cloned from. It is made once per test process, when the first test asks for it:
/// PostGIS is installed, then <paramref name="Migrate"/> runs.
/// </summary>
/// <param name="Name">Names the template; two templates of one name are the same template. Lower-case letters, digits and underscores.</param>
/// <param name="Migrate">Brings the empty database, given by its connection string, to the schema the tests need.</param>
public sealed record DatabaseTemplate(string Name, Func<string, Task> Migrate)
{
    /// <summary>PostGIS and nothing else.</summary>
    public static DatabaseTemplate Empty { get; } = new("empty", _ => Task.CompletedTask);
}
