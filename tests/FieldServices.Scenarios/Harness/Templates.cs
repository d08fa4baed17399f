using FieldServices.Api.Hosting;
using FieldServices.Domain.Modules;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldServices.Scenarios.Harness;

/// <summary>What scenario databases are cloned from.</summary>
internal static class Templates
{
    /// <summary>The product's own schema, without tenants.</summary>
    public static DatabaseTemplate Migrated { get; } = new("fieldservices", MigrateAsync);

    private static async Task MigrateAsync(string database)
    {
        await using var platform = new Platform(database, FieldServicesModules.All, NullLogger.Instance);
        await platform.MigrateAsync(CancellationToken.None);
    }
}
