using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.Scenarios.CommandLine;

/// <summary>How the program behaves towards databases that are new, old, away or not named.</summary>
public sealed class DatabaseTests
{
    [Fact]
    public async Task An_empty_database_is_migrated_once()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseTemplate.Empty);

        var plan = (await CommandLineRun.OfAsync(database.ConnectionString, "migrate", "--plan")).Succeeded();
        var first = (await CommandLineRun.OfAsync(database.ConnectionString, "migrate")).Succeeded();
        var second = (await CommandLineRun.OfAsync(database.ConnectionString, "migrate")).Succeeded();

        Assert.Contains("home  eventstore  0012-cold-column  3 steps, one by one: ", plan.Output, StringComparison.Ordinal);
        Assert.Contains("home  api  0001-", plan.Output, StringComparison.Ordinal);
        Assert.StartsWith("Applied: ", first.Output, StringComparison.Ordinal);
        Assert.Equal("The schema is current.", second.Output.Trim());
    }

    [Fact]
    public async Task A_command_says_that_the_schema_is_missing()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseTemplate.Empty);

        (await CommandLineRun.OfAsync(database.ConnectionString, "tenants", "list")).Failed("The database has no FieldServices schema yet. Run 'fieldservices migrate'.");
        (await CommandLineRun.OfAsync(CommandLineRun.StartInfo(database.ConnectionString, "serve"))).Failed("Run 'fieldservices migrate', or start with --migrate.");
    }

    [Fact]
    public async Task A_database_can_be_named_as_an_option_and_as_a_URI()
    {
        await using var database = await TestDatabase.CreateAsync(Harness.Templates.Migrated);
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var uri = $"postgresql://{settings.Username}:{Uri.EscapeDataString(settings.Password!)}@/{settings.Database}?host={Uri.EscapeDataString(settings.Host!)}&port={settings.Port}";

        Assert.Contains("slug", (await CommandLineRun.OfAsync(null, "tenants", "list", "--database", uri)).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("slug", (await CommandLineRun.OfAsync(null, "--database", database.ConnectionString, "tenants", "list")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_the_ways_to_name_one_are_told() =>
        (await CommandLineRun.OfAsync(null, "tenants", "list")).Failed("No database is named. Set FIELDSERVICES_DATABASE, use --database, or start ./fieldservices");

    [Theory]
    [InlineData("this is no address")]
    [InlineData("Host=localhost;Colour=blue")]
    [InlineData("postgresql://[")]
    [InlineData("postgresql://localhost:5432/x?colour=blue")]
    public async Task An_address_that_cannot_be_read_is_explained(string address) =>
        (await CommandLineRun.OfAsync(address, "tenants", "list")).Failed("The database's address cannot be read: ");

    [Fact]
    public async Task A_database_that_is_away_is_told_without_its_password()
    {
        var run = await CommandLineRun.OfAsync("Host=127.0.0.1;Port=1;Username=u;Password=hush-hush;Database=d", "tenants", "list");

        run.Failed("The database does not answer: ");
        Assert.DoesNotContain("hush-hush", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseTemplate.Empty);
        var wrong = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "nobody_here", Password = "hush-hush" }.ConnectionString;

        var run = await CommandLineRun.OfAsync(wrong, "tenants", "list");

        run.Failed("nobody_here");
        Assert.DoesNotContain("hush-hush", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_there_is_a_tenant_the_way_to_make_one_is_told()
    {
        await using var database = await TestDatabase.CreateAsync(Harness.Templates.Migrated);

        (await CommandLineRun.OfAsync(database.ConnectionString, "keys", "list")).Failed("Name the tenant with --tenant. There is none yet: 'fieldservices tenants create'.");
    }
}
