using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging.Smtp;

/// <summary>The conversation with a mail server ended early.</summary>
internal sealed class SmtpRefusalException(DeliveryResult result) : Exception
{
    public DeliveryResult Result { get; } = result;
}
