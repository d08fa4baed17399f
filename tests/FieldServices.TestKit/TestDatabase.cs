using Xunit;

namespace FieldServices.TestKit;

/// <summary>
/// A database of its own for a test class, cloned from a template and dropped afterwards. Derive a class without
/// constructor arguments and take it as <c>IClassFixture</c>; or create one and call <see cref="InitializeAsync"/>.
/// </summary>
/// <param name="template">What the database is cloned from.</param>
public class TestDatabase(DatabaseTemplate template) : IAsyncLifetime, IAsyncDisposable
{
    private string? connectionString;

    /// <summary>An Npgsql connection string of a superuser.</summary>
    /// <exception cref="InvalidOperationException">Before <see cref="InitializeAsync"/>.</exception>
    public string ConnectionString =>
        connectionString ?? throw new InvalidOperationException("The test database is created by InitializeAsync.");

    /// <summary>Creates and initializes a database in one step.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseTemplate template)
    {
        var database = new TestDatabase(template);
        await database.InitializeAsync();
        return database;
    }

    /// <inheritdoc />
    public virtual async Task InitializeAsync()
    {
        var cluster = await PostgresCluster.GetAsync();
        connectionString = await cluster.CreateDatabaseAsync(template);
    }

    /// <summary>Drops the database, closing whatever is still connected to it.</summary>
    public virtual async Task DisposeAsync()
    {
        if (connectionString is null) return;
        var cluster = await PostgresCluster.GetAsync();
        await cluster.DropDatabaseAsync(connectionString);
        connectionString = null;
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await DisposeAsync();
    }
}
