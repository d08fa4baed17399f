namespace FieldServices.Workflows.Messages;

/// <summary>One way for messages to leave. Called by many threads at once.</summary>
public interface IMessageChannel
{
    /// <summary>What messages call it, such as <c>email</c>.</summary>
    string Name { get; }

    /// <summary>How many messages may leave by it, all nodes together.</summary>
    MessageRate Rate { get; }

    /// <summary>
    /// Tries once. Holds no transaction and may take its time, up to <see cref="MessageOptions.SendTimeout"/>. What it throws counts as
    /// <see cref="DeliveryResult.Temporary"/>, except <see cref="MessageTemplateException"/>, which is permanent.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancelled when the attempt has taken too long.</param>
    Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}
