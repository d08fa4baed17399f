using System.Text.RegularExpressions;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging;

/// <summary>Puts an address in the place of a recipient that is a name, such as <c>office</c>, where the environment knows one.</summary>
internal sealed partial class NamedRecipients(IMessageChannel channel, IReadOnlyDictionary<string, string> addresses) : IMessageChannel
{
    public string Name => channel.Name;

    public MessageRate Rate => channel.Rate;

    public Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var recipient = message.Message.Recipient;
        var known = Words().IsMatch(recipient) ? addresses.GetValueOrDefault(MessagingSettings.VariableOfRecipient(recipient)) : null;
        return channel.SendAsync(known is null ? message : message with { Message = message.Message with { Recipient = known } }, cancellationToken);
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Words();
}
