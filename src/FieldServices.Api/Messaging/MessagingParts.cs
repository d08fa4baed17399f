using FieldServices.Api.Messaging.Http;
using FieldServices.Api.Messaging.Local;
using FieldServices.Api.Messaging.Smtp;
using FieldServices.Api.Security;
using FieldServices.Workflows.Messages;
using Npgsql;

namespace FieldServices.Api.Messaging;

/// <summary>The outbox of messages and everything by which they leave, put together once for the process.</summary>
public sealed class MessagingParts : IDisposable
{
    private readonly HttpClient client = HttpChannel.CreateClient();
    private readonly MessageTemplates templates = MessageWords.All();
    private readonly TimeProvider time;

    public MessagingParts(NpgsqlDataSource database, MessagingSettings settings, TenantTable tenants, ILogger logger, TimeProvider time)
    {
        this.time = time;
        Local = new LocalOutbox(settings.Folder, templates);
        Outbox = new MessageOutbox(time);
        Letters = new MessageDeadLetters(database, time);
        Sender = new MessageSender(
            database,
            [new LocalChannel(MessageOptions.LocalChannel, MessageRate.Unlimited, Local), .. settings.Channels.Select(ChannelOf).Select(c => new NamedRecipients(c, settings.Recipients))],
            new MessageOptions
            {
                IsTest = new TestTenants(tenants).IsTestAsync,
                Remedy = channel => $"Set {MessagingSettings.VariableOf(channel)}, start again, and retry it.",
                OnDead = (m, reason) => logger.LogWarning("The message {Message} of tenant {Tenant} is a dead letter: {Reason}", m.Id, m.Tenant.Value, reason),
                OnError = e => ReportFailure(logger, e),
            },
            time,
            Random.Shared);
    }

    public MessageOutbox Outbox { get; }

    public MessageDeadLetters Letters { get; }

    public MessageSender Sender { get; }

    public LocalOutbox Local { get; }

    public void Dispose() => client.Dispose();

    private IMessageChannel ChannelOf(ChannelSetting setting) => setting switch
    {
        { Smtp: { } server } => new SmtpChannel(setting.Channel, setting.Rate, server, templates, time),
        { Http: { } gateway } => new HttpChannel(setting.Channel, setting.Rate, gateway, templates, client, time),
        _ => new LocalChannel(setting.Channel, setting.Rate, Local),
    };

    private static void ReportFailure(ILogger logger, Exception exception)
    {
        if (exception is NpgsqlException { IsTransient: true })
            logger.LogWarning("The messages wait for the database: {Reason}", exception.Message);
        else
            logger.LogError(exception, "The outbox of messages could not be worked on");
    }
}
