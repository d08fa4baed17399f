using FieldServices.Api.CommandLine;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Placing.Moving;
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

    /// <summary>Imports a file into one of the databases, under its own id; all or nothing.</summary>
    /// <param name="platform">The process.</param>
    /// <param name="file">The export.</param>
    /// <param name="slug">What it is called here; null for the same as where it was exported.</param>
    /// <param name="place">Its database; null for the one with the fewest tenants.</param>
    /// <param name="resume">True to bring timers and commands on their way too, so that work goes on here instead of where it was exported.</param>
    /// <param name="options">Keys and checkpoints.</param>
    /// <param name="report">Told everything that is wrong.</param>
    /// <param name="cancellationToken">Stops it; nothing was imported then.</param>
    /// <exception cref="ImportRefusedException">The tenant or the slug exists.</exception>
    public static async Task<(Verified Verified, string Slug)> ImportAsync(
        Platform platform, Stream file, string? slug, string? place, bool resume, VerifyOptions options, Action<Finding> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var chosen = await platform.Tenants.PlaceForNewAsync(place, cancellationToken);
        var away = chosen != platform.Places.Home;
        await using var home = await platform.Database.OpenConnectionAsync(cancellationToken);
        await using var known = await home.BeginTransactionAsync(cancellationToken);
        await using var there = away ? await chosen.Database.OpenConnectionAsync(cancellationToken) : home;
        await using var filled = away ? await there.BeginTransactionAsync(cancellationToken) : known;
        var import = new TenantImport(there, options, [.. Beside, .. resume ? Work : [], .. Keys], report, arriving: away);
        TenantId tenant = default;
        var verified = await import.RunAsync(
            file, header => AddAsync(platform, home, header, tenant = header.Tenant, slug ??= header.Slug, cancellationToken), null, cancellationToken);
        if (verified.Findings > 0)
            return (verified, slug!);
        await ExecuteAsync(there, BeginBehind, cancellationToken, tenant.Value, verified.Events);
        // Invariant: an imported tenant is known when the home's transaction commits, and not before. Where its log lies elsewhere, that one was
        // committed first, closed; whoever dies in between leaves a closed log that no tenant has, which the next import removes; whoever dies
        // behind it leaves the opening of the log to the first who comes, as a move does.
        // Held by: ImportPlaceTests.An_import_that_is_killed_has_not_happened_or_is_complete
        if (away)
        {
            await filled.CommitAsync(cancellationToken);
            await NewTenant.ArriveAsync(home, tenant, chosen, cancellationToken);
        }
        await known.CommitAsync(cancellationToken);
        if (away)
            await platform.Places.FinishAsync(tenant, chosen.Name, 1, cancellationToken);
        return (verified, slug!);
    }

    // The row of the tenant comes first: a second import of the same tenant waits for it, whatever the database.
    private static async Task AddAsync(Platform platform, NpgsqlConnection home, ExportHeader header, TenantId tenant, string slug, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(home, AddTenant, cancellationToken, tenant.Value, slug, header.Name, header.Mode);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new ImportRefusedException($"The tenant {tenant}, or another one called '{slug}', exists already. Choose another name with --as, or another installation.");
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CheckViolation)
        {
            throw new UserErrorException("--as: a slug has 2 to 63 lower-case letters, digits and hyphens, and does not begin with a hyphen.");
        }
        foreach (var place in platform.Places.All)
            await ClearAsync(platform, place, tenant, cancellationToken);
    }

    private static async Task ClearAsync(Platform platform, Place place, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand(
            "select closed_at is not null and moved_to is null from eventstore.tenant_heads where tenant_id = $1");
        command.Parameters.Add(new() { Value = tenant.Value });
        var left = await command.ExecuteScalarAsync(cancellationToken) as bool?;
        if (left is false || (left is true && await platform.Tenants.WasDeletedAsync(tenant, cancellationToken)))
            throw new ImportRefusedException($"The tenant {tenant} exists already, in the database '{place}'. An export is imported where its tenant is not.");
        if (left is true)
            await new TenantCopy(platform.Places, PlacingCommands.Everything).ForgetAsync(tenant, place.Name, cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
