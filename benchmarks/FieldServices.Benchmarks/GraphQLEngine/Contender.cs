using System.Diagnostics;

namespace FieldServices.Benchmarks.GraphQLEngine;

/// <summary>A server as a process of its own, which says <c>listening PORT</c> when it is ready.</summary>
internal sealed class Contender : IDisposable
{
    private readonly Process _process;

    private Contender(string name, Process process, int port)
    {
        Name = name;
        _process = process;
        Port = port;
    }

    public string Name { get; }

    public int Port { get; }

    public static async Task<Contender> StartAsync(string name, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["NODE_ENV"] = "production";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("listening ", StringComparison.Ordinal))
                return new Contender(name, process, int.Parse(line.AsSpan(10), System.Globalization.CultureInfo.InvariantCulture));
        }
        throw new InvalidOperationException($"{name} ended before it listened.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
