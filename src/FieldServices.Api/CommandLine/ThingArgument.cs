using System.CommandLine;
using FieldServices.Api.Audit;
using FieldServices.Api.Hosting;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.Api.CommandLine;

/// <summary>Names one thing on the command line: by id, by kind and id, or an emergency by its reference.</summary>
internal static class ThingArgument
{
    public static Argument<string> Create() => new("thing") { Description = "An id, kind/id, or an emergency's reference such as E-7F3K-2QXM." };

    public static Task<StreamId> ResolveAsync(string text, TenantId tenant, Platform platform, CancellationToken cancellationToken) =>
        ResolveAsync(text, tenant, platform, [.. platform.Modules.Select(m => m.Subject)], cancellationToken);

    /// <summary>The stream of a thing, or of an instance of a workflow by kind and id.</summary>
    public static Task<StreamId> ResolveStreamAsync(string text, TenantId tenant, Platform platform, CancellationToken cancellationToken) =>
        ResolveAsync(text, tenant, platform, StreamTypes.Of(platform.Modules), cancellationToken);

    private static async Task<StreamId> ResolveAsync(
        string text, TenantId tenant, Platform platform, IReadOnlyList<string> kinds, CancellationToken cancellationToken)
    {
        var parts = text.Split('/');
        if (parts.Length == 2 && Guid.TryParse(parts[1], out var id))
            return kinds.Contains(parts[0])
                ? new StreamId(parts[0], id)
                : throw new UserErrorException($"There is no kind '{parts[0]}'. There are: {string.Join(", ", kinds)}.");
        var place = await platform.Places.OfAsync(tenant, cancellationToken);
        var found = Guid.TryParse(text, out id)
            ? await FirstAsync(place, "select stream_type, stream_id from eventstore.streams where tenant_id = $1 and stream_id = $2 and stream_type = any($3)",
                [tenant.Value, id, platform.Modules.Select(m => m.Subject).ToArray()], cancellationToken)
            : await FirstAsync(place, $"select 'emergency', id from {platform.TableOf(EmergencyBoard.View.Name).Name} where tenant_id = $1 and reference = $2",
                [tenant.Value, text.ToUpperInvariant()], cancellationToken);
        return found ?? throw new UserErrorException($"The tenant has nothing that is called '{text}'.");
    }

    private static async Task<StreamId?> FirstAsync(Place place, string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new StreamId(reader.GetString(0), reader.GetGuid(1)) : null;
    }
}
