using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FieldServices.Benchmarks.Commands;

/// <summary>The real service as a process of its own, as it is installed.</summary>
internal sealed class ServerProcess(Process process, string url) : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    public string Url => url;

    public static async Task<ServerProcess> StartAsync(string database)
    {
        var app = Environment.GetEnvironmentVariable("FIELDSERVICES_APP")
            ?? throw new InvalidOperationException("FIELDSERVICES_APP is not set; start this through ./bench.");
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [app, "serve", "--urls", url]) { RedirectStandardOutput = true };
        start.Environment["FIELDSERVICES_DATABASE"] = database;
        var process = Process.Start(start)!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await WaitAsync(url);
        return new ServerProcess(process, url);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task WaitAsync(string url)
    {
        using var client = new HttpClient();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < LongestStart)
        {
            try
            {
                if ((await client.GetAsync(new Uri($"{url}/health/ready"))).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100);
        }
        throw new TimeoutException("The service did not become ready.");
    }
}
