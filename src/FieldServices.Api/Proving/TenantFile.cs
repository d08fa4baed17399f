using FieldServices.Api.CommandLine;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.EventStore.Proving.Exporting;
using FieldServices.EventStore.Proving.Verifying;
using Npgsql;

namespace FieldServices.Api.Proving;

/// <summary>A tenant as one file: its log, and what stands beside the log and does not follow from it.</summary>
public static class TenantFile
{
    /// <summary>What belongs to the log, or remembers what happened.</summary>
    private static readonly string[] Beside = ["eventstore.claims", "eventstore.commands", "workflows.instances", "workflows.test_clocks"];

    /// <summary>What would do something where it is imported.</summary>
    private static readonly string[] Work = ["workflows.timers", "workflows.waiting", "workflows.commands"];

    /// <summary>The keys of personal data, as they are stored: wrapped.</summary>
    private static readonly string[] Keys = ["eventstore.data_keys", "eventstore.data_lookups"];

    // History sets nothing in motion: workflows begin behind what is imported, as behind what a log has when they are new.
    private const string BeginBehind =
        """
        insert into eventstore.checkpoints (view, tenant_id, position)
        select workflow, $1, $2 from workflows.known on conflict (view, tenant_id) do update set position = excluded.position
        """;

    private const string AddTenant = "insert into api.tenants (id, slug, name, mode) values ($1, $2, $3, $4)";

    public static async Task<ExportHeader> ExportAsync(
        Platform platform, Tenant tenant, Stream output, bool keys, IProgress<(long Done, long Total)>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var export = new TenantExport(platform.Places, [.. Beside, .. Work, .. keys ? Keys : []]);
        return await export.WriteAsync(new ExportHeader(tenant.Id, tenant.Slug, tenant.Name, tenant.Mode, 0), output, progress, cancellationToken);
    }

    /// <summary>Imports a file into the home database, under its own id; all or nothing.</summary>
    /// <param name="platform">The process.</param>
    /// <param name="file">The export.</param>
    /// <param name="slug">What it is called here; null for the same as where it was exported.</param>
    /// <param name="resume">True to bring timers and commands on their way too, so that work goes on here instead of where it was exported.</param>
    /// <param name="options">Keys and checkpoints.</param>
    /// <param name="report">Told everything that is wrong.</param>
    /// <param name="cancellationToken">Stops it; nothing was imported then.</param>
    /// <exception cref="ImportRefusedException">The tenant or the slug exists.</exception>
    public static async Task<(Verified Verified, string Slug)> ImportAsync(
        Platform platform, Stream file, string? slug, bool resume, VerifyOptions options, Action<Finding> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(platform);
        await using var connection = await platform.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var import = new TenantImport(connection, options, [.. Beside, .. resume ? Work : [], .. Keys], report);
        Guid tenant = default;
        var verified = await import.RunAsync(
            file, header => AddAsync(platform, connection, header, tenant = header.Tenant.Value, slug ??= header.Slug, cancellationToken), null, cancellationToken);
        if (verified.Findings == 0)
        {
            await ExecuteAsync(connection, BeginBehind, cancellationToken, tenant, verified.Events);
            await transaction.CommitAsync(cancellationToken);
        }
        return (verified, slug!);
    }

    private static async Task AddAsync(
        Platform platform, NpgsqlConnection connection, ExportHeader header, Guid tenant, string slug, CancellationToken cancellationToken)
    {
        foreach (var place in platform.Places.All)
        {
            await using var command = place.Database.CreateCommand("select exists (select from eventstore.tenant_heads where tenant_id = $1)");
            command.Parameters.Add(new() { Value = tenant });
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                throw new ImportRefusedException($"The tenant {tenant} exists already, in the database '{place}'. An export is imported where its tenant is not.");
        }
        try
        {
            await ExecuteAsync(connection, AddTenant, cancellationToken, tenant, slug, header.Name, header.Mode);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new ImportRefusedException($"The tenant {tenant}, or another one called '{slug}', exists already. Choose another name with --as, or another installation.");
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CheckViolation)
        {
            throw new UserErrorException("--as: a slug has 2 to 63 lower-case letters, digits and hyphens, and does not begin with a hyphen.");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
