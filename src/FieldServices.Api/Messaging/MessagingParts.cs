using FieldServices.Api.Messaging.Http;
using FieldServices.Api.Messaging.Local;
using FieldServices.Api.Messaging.Smtp;
using FieldServices.Api.Security;
using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Sealing;
using FieldServices.Workflows.Messages;
using Npgsql;

namespace FieldServices.Api.Messaging;

/// <summary>The outboxes of messages, one in each database, and everything by which they leave, put together once for the process.</summary>
public sealed class MessagingParts : IDisposable
{
    private readonly HttpClient client = HttpChannel.CreateClient();
    private readonly MessageTemplates templates = MessageWords.All();
    private readonly Places places;
    private readonly TimeProvider time;
    private readonly Dictionary<Place, MessageDeadLetters> letters;
    private readonly Dictionary<Place, MessageSender> senders;

    public MessagingParts(Places places, MessagingSettings settings, TenantTable tenants, PersonalData personal, ILogger logger, TimeProvider time)
    {
        (this.places, this.time) = (places, time);
        Sender = settings.Channels.Select(c => c.Smtp?.From.Address).FirstOrDefault(a => a is not null);
        Local = new LocalOutbox(settings.Folder, templates);
        Outbox = new MessageOutbox(time);
        letters = places.All.ToDictionary(p => p, p => new MessageDeadLetters(p.Database, time));
        var outside = settings.Channels.Select(ChannelOf).Select(c => new NamedRecipients(c, settings.Recipients));
        IMessageChannel[] channels = [new LocalChannel(MessageOptions.LocalChannel, MessageRate.Unlimited, Local), .. outside];
        var options = new MessageOptions
        {
            Personal = personal,
            IsTest = new TestTenants(tenants).IsTestAsync,
            Remedy = channel => $"Set {MessagingSettings.VariableOf(channel)}, start again, and retry it.",
            OnDead = (m, reason) => logger.LogWarning("The message {Message} of tenant {Tenant} is a dead letter: {Reason}", m.Id, m.Tenant.Value, reason),
            OnError = e => ReportFailure(logger, e),
        };
        senders = places.All.ToDictionary(p => p, p => new MessageSender(p.Database, channels, options, time, Random.Shared));
    }

    /// <summary>The address from which mails come; null when none leave.</summary>
    public string? Sender { get; }

    public MessageOutbox Outbox { get; }

    public LocalOutbox Local { get; }

    /// <summary>The letters of the database in which a tenant is now.</summary>
    public Task<MessageDeadLetters> LettersOfAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        places.ReadAsync(tenant, place => Task.FromResult(letters[place]), cancellationToken);

    /// <summary>Says that there may be something to send in a database.</summary>
    public void Signal(Place place) => senders[place].Signal();

    /// <summary>Says that there may be something to send in any of them.</summary>
    public void Signal()
    {
        foreach (var sender in senders.Values)
            sender.Signal();
    }

    /// <summary>Sends until cancelled, see <see cref="MessageSender.RunAsync"/>.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(senders.Values.Select(s => s.RunAsync(cancellationToken)));

    public void Dispose() => client.Dispose();

    // The rate of a channel is its provider's; each database counts for itself.
    private IMessageChannel ChannelOf(ChannelSetting setting)
    {
        var rate = setting.Rate.Among(places.All.Count);
        return setting switch
        {
            { Smtp: { } server } => new SmtpChannel(setting.Channel, rate, server, templates, time),
            { Http: { } gateway } => new HttpChannel(setting.Channel, rate, gateway, templates, client, time),
            _ => new LocalChannel(setting.Channel, rate, Local),
        };
    }

    private static void ReportFailure(ILogger logger, Exception exception)
    {
        if (exception is NpgsqlException { IsTransient: true })
            logger.LogWarning("The messages wait for the database: {Reason}", exception.Message);
        else
            logger.LogError(exception, "The outbox of messages could not be worked on");
    }
}
