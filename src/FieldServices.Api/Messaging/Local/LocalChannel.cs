using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging.Local;

/// <summary>Leads into the local outbox.</summary>
public sealed class LocalChannel(string name, MessageRate rate, LocalOutbox outbox) : IMessageChannel
{
    public string Name => name;

    public MessageRate Rate => rate;

    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await outbox.WriteAsync(message, cancellationToken);
            return new DeliveryResult.Sent();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DeliveryResult.Temporary($"The folder of the local outbox cannot be written; {MessagingSettings.Prefix}FOLDER names another.");
        }
    }
}
