using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Proving;

namespace FieldServices.Api.Proving;

/// <summary>What the process has for proofs: the key, the checkpoints, and how they leave.</summary>
public sealed class ProvingParts : IDisposable
{
    private readonly NoteSigner? signer;
    private readonly CheckpointSettings settings;
    private readonly TimeProvider time;
    private readonly HttpClient client = CheckpointSender.CreateClient();

    public ProvingParts(Places places, CheckpointSettings settings, ILogger logger, TimeProvider time)
    {
        (this.settings, this.time) = (settings, time);
        signer = settings.Signer();
        Checkpoints = new CheckpointTable(places);
        Proofs = new LogProofs(places);
        Keys = [.. signer is null ? [] : new[] { signer.Verifier }, .. settings.EarlierKeys];
        Sender = new CheckpointSender(places, settings, client, logger);
        var options = new NotaryOptions
        {
            Every = settings.Every,
            EarlierKeys = settings.EarlierKeys,
            OnRefused = (tenant, reason) => logger.LogError("No checkpoint is signed for tenant {Tenant}: {Reason}", tenant.Value, reason),
            OnError = e => logger.LogWarning("Checkpoints wait for the database: {Reason}", e.Message),
        };
        FirstWithin = signer is null ? null : options.First < options.Every ? options.First : options.Every;
        Notary = signer is null ? null : new Notary(places, signer, options, time);
    }

    /// <summary>Signs checkpoints; null when this process has no key.</summary>
    public Notary? Notary { get; }

    /// <summary>How soon a log with events has its first checkpoint; null when nothing is signed here.</summary>
    public TimeSpan? FirstWithin { get; }

    public CheckpointSender Sender { get; }

    public CheckpointTable Checkpoints { get; }

    public LogProofs Proofs { get; }

    /// <summary>The keys whose signatures count, the one in use first.</summary>
    public IReadOnlyList<NoteVerifier> Keys { get; }

    /// <summary>Signs and sends until cancelled; what was signed by another node is sent too.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Notary?.RunAsync(cancellationToken) ?? Task.CompletedTask, SendAsync(cancellationToken));

    public void Dispose()
    {
        signer?.Dispose();
        client.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Sender.SendAsync(cancellationToken);
            await Task.Delay(settings.Every, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
