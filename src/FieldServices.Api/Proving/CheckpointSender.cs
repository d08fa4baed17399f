using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Proving;

namespace FieldServices.Api.Proving;

/// <summary>
/// Brings the newest checkpoints of all tenants to places outside of the database, where nobody who can change the log can change them. Each arrives
/// at least once; the same again changes nothing there.
/// </summary>
public sealed class CheckpointSender(Places places, CheckpointSettings settings, HttpClient client, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The client that posts: it follows no redirections.</summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = Patience,
    };

    /// <summary>Sends what was not sent yet; what cannot be sent now is told, and tried again the next time.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        foreach (var place in places.All)
        {
            if (settings.Folder is { } folder)
                await SendAsync(place, $"folder {Path.GetFullPath(folder)}", (tenant, checkpoint) => WriteAsync(folder, tenant, checkpoint, cancellationToken), cancellationToken);
            if (settings.Address is { } address)
                await SendAsync(place, $"url {address}", (tenant, checkpoint) => PostAsync(address, tenant, checkpoint, cancellationToken), cancellationToken);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever keeps a checkpoint from leaving now must not keep the others, and is tried again.")]
    private async Task SendAsync(Place place, string target, Func<TenantId, SignedCheckpoint, Task> send, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (tenant, checkpoint) in await CheckpointTable.UnsentAsync(place, target, cancellationToken))
            {
                await send(tenant, checkpoint);
                await CheckpointTable.NoteSentAsync(place, tenant, target, checkpoint.Size, cancellationToken);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("Checkpoints did not leave and will be tried again: {Reason}", e.Message);
        }
    }

    // Invariant: a file that has its name is complete: it is written under another one first.
    // Held by: CheckpointTests.Checkpoints_are_written_to_a_folder_and_posted
    private static async Task WriteAsync(string folder, TenantId tenant, SignedCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, tenant.ToString())).FullName;
        var file = Path.Combine(home, $"{checkpoint.Size:D12}.txt");
        var draft = Path.Combine(home, $".{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(draft, checkpoint.Note, cancellationToken);
        File.Move(draft, file, overwrite: true);
    }

    private async Task PostAsync(Uri address, TenantId tenant, SignedCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(checkpoint.Note)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "utf-8" };
        request.Headers.Add("Idempotency-Key", $"{tenant}-{checkpoint.Size}");
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
