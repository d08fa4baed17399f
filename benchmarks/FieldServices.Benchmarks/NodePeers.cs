using System.ComponentModel;
using System.Diagnostics;

namespace FieldServices.Benchmarks;

/// <summary>Other software that runs on Node, installed with npm into a temporary folder that is deleted afterwards.</summary>
internal sealed class NodePeers : IDisposable
{
    /// <summary>The option that leaves peers out.</summary>
    public const string Without = "--no-peers";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("peers-");

    private NodePeers()
    {
    }

    /// <summary>Copies <c>benchmarks/peers/{name}</c> and installs exactly the versions of its lock file.</summary>
    /// <returns>Null, after saying so, when node or npm is missing.</returns>
    /// <exception cref="InvalidOperationException">npm could not install them.</exception>
    public static async Task<NodePeers?> InstallAsync(string name)
    {
        var peers = new NodePeers();
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "peers", name)))
                File.Copy(file, peers.PathOf(Path.GetFileName(file)));
            await RunAsync(peers._folder.FullName, "node", "--version");
            await RunAsync(peers._folder.FullName, "npm", "ci", "--silent", "--no-audit", "--no-fund");
            return peers;
        }
        catch (Win32Exception)
        {
            peers.Dispose();
            Console.WriteLine($"# The peers of {name} are left out: install node and npm to have them measured.");
            return null;
        }
        catch
        {
            peers.Dispose();
            throw;
        }
    }

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed; the reason is above. {Without} leaves the peers out.");
    }
}
