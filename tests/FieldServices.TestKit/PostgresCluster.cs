using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace FieldServices.TestKit;

/// <summary>
/// The PostgreSQL cluster shared by all tests of this process: the one in <c>FIELDSERVICES_TEST_CLUSTER</c> (an Npgsql
/// connection string of a superuser), or one of its own that lives as long as the process. Safe for concurrent use.
/// </summary>
public sealed class PostgresCluster
{
    private static readonly Lazy<Task<PostgresCluster>> Shared = new(StartAsync);
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];
    private static int databases;

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> templates = new(StringComparer.Ordinal);
    private readonly NpgsqlDataSource administration;
    private readonly string connectionString;

    // Held so that its standard input stays open until the process ends.
    private readonly ClusterProcess? own;

    private PostgresCluster(string connectionString, ClusterProcess? own)
    {
        this.connectionString = connectionString;
        this.own = own;
        administration = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", MaxPoolSize = 4 });
    }

    /// <summary>Whether this process started the cluster itself.</summary>
    public bool IsOwn => own is not null;

    /// <summary>The cluster; started when asked for the first time.</summary>
    public static Task<PostgresCluster> GetAsync() => Shared.Value;

    /// <summary>Clones <paramref name="template"/> into a new database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(DatabaseTemplate template)
    {
        var source = await TemplateAsync(template);
        var name = NewName("test");
        // Copying files is several times cheaper here than writing each page to the log.
        await ExecuteAsync($"create database {name} template {source} strategy file_copy");
        return For(name);
    }

    /// <summary>Drops a database made by <see cref="CreateDatabaseAsync"/>, closing whatever is still connected to it.</summary>
    public async Task DropDatabaseAsync(string database)
    {
        var name = new NpgsqlConnectionStringBuilder(database).Database!;
        await ExecuteAsync($"drop database if exists {Quote(name)} with (force)");
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("FIELDSERVICES_TEST_CLUSTER") is { Length: > 0 } given)
            return new PostgresCluster(given, null);
        var started = await ClusterProcess.StartAsync(durable: false);
        return new PostgresCluster(started.ConnectionString, started);
    }

    private Task<string> TemplateAsync(DatabaseTemplate template) =>
        templates.GetOrAdd(template.Name, _ => new(() => MakeTemplateAsync(template))).Value;

    private async Task<string> MakeTemplateAsync(DatabaseTemplate template)
    {
        var name = NewName("template_" + template.Name);
        if (template == DatabaseTemplate.Empty)
        {
            await ExecuteAsync($"create database {name}");
            await InstallPostGisAsync(For(name));
        }
        else
        {
            await ExecuteAsync($"create database {name} template {await TemplateAsync(DatabaseTemplate.Empty)}");
            await template.Migrate(For(name));
        }

        // A database can only be cloned while nobody is connected to it; a migration may leave pooled connections.
        await ExecuteAsync($"alter database {name} allow_connections false");
        await ExecuteAsync($"select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '{name}'");
        return name;
    }

    private static async Task InstallPostGisAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("create extension postgis");
        await command.ExecuteNonQueryAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = administration.CreateCommand(sql);
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }

    private string For(string database) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database, MaxPoolSize = 40 }.ConnectionString;

    private static string NewName(string purpose) => Quote(string.Create(
        CultureInfo.InvariantCulture, $"{purpose}_{Run}_{Interlocked.Increment(ref databases)}"));

    // An identifier cannot be a parameter, so only harmless ones are let through.
    private static string Quote(string name) =>
        name.Length < 64 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            ? name
            : throw new ArgumentException($"\"{name}\" is no name for a test database: use lower-case letters, digits and underscores.");
}
