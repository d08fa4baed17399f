using System.Net.Sockets;
using System.Security.Authentication;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging.Smtp;

/// <summary>Sends messages as e-mail, one connection for each.</summary>
public sealed class SmtpChannel(string name, MessageRate rate, SmtpSetting server, MessageTemplates templates, TimeProvider time) : IMessageChannel
{
    private const int LongestReference = 200;

    public string Name => name;

    public MessageRate Rate => rate;

    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (!Mailbox.IsAddress(message.Message.Recipient))
            return new DeliveryResult.Permanent("The recipient is no plain e-mail address.");
        var words = templates.Render(message.Message);
        if (words.Subject.Any(char.IsControl))
            return new DeliveryResult.Permanent("The subject has line ends or other control characters.");
        try
        {
            return await SendAsync(message.Message.Recipient, MailText.Compose(message, words, server.From, time.GetUtcNow()), cancellationToken);
        }
        catch (SmtpRefusalException e)
        {
            return e.Result;
        }
        catch (AuthenticationException)
        {
            return new DeliveryResult.Temporary("The mail server's certificate is not trusted, or there is no common encryption.");
        }
        catch (SocketException)
        {
            return new DeliveryResult.Temporary("The mail server cannot be reached.");
        }
        catch (IOException)
        {
            return new DeliveryResult.Temporary("The connection to the mail server broke off.");
        }
    }

    private async Task<DeliveryResult> SendAsync(string to, byte[] mail, CancellationToken cancellationToken)
    {
        await using var connection = await SmtpConnection.OpenAsync(server, cancellationToken);
        var conversation = new SmtpConversation(connection, server);
        await conversation.BeginAsync(cancellationToken);
        var taken = await conversation.HandOverAsync(to, mail, cancellationToken);
        try
        {
            await conversation.EndAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // The message is over there; how the server says good-bye is its own affair.
        }
        return new DeliveryResult.Sent(new string([.. taken.Lines[^1].Where(c => c is >= ' ' and < (char)127).Take(LongestReference)]));
    }
}
