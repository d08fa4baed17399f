using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.Demo;

/// <summary>
/// The keys of the demo tenant, one for each role. The database only has their hashes, so they are also kept in a file that only
/// its owner can read; when the file or its keys are gone, new ones are made.
/// </summary>
public static class DemoKeys
{
    public static async Task<IReadOnlyDictionary<Role, ApiKey>> EnsureAsync(Platform platform, Tenant tenant, string file, CancellationToken cancellationToken)
    {
        if (await ReadAsync(platform, tenant, file, cancellationToken) is { } kept)
            return kept;
        var keys = Enum.GetValues<Role>().ToDictionary(r => r, _ => ApiKey.Create(tenant.Mode));
        foreach (var (role, key) in keys)
            await platform.Keys.InsertAsync(key, tenant.Id, role, $"Demo {role.ToString().ToLowerInvariant()}", null, cancellationToken);
        await WriteAsync(file, keys, cancellationToken);
        return keys;
    }

    private static async Task<Dictionary<Role, ApiKey>?> ReadAsync(Platform platform, Tenant tenant, string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return null;
        var keys = new Dictionary<Role, ApiKey>();
        foreach (var line in await File.ReadAllLinesAsync(file, cancellationToken))
        {
            if (await platform.Keys.AuthenticateAsync(line, cancellationToken) is { } stored && stored.Tenant == tenant.Id)
                keys[stored.Role] = ApiKey.TryParse(line)!;
        }
        return keys.Count == Enum.GetValues<Role>().Length ? keys : null;
    }

    private static async Task WriteAsync(string file, Dictionary<Role, ApiKey> keys, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(file, options);
        foreach (var key in keys.Values)
            await writer.WriteLineAsync(key.ToString().AsMemory(), cancellationToken);
    }
}
