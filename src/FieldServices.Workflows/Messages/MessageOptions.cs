using FieldServices.EventStore;
using FieldServices.EventStore.Sealing;

namespace FieldServices.Workflows.Messages;

/// <summary>How a <see cref="MessageSender"/> works.</summary>
public sealed record MessageOptions
{
    /// <summary>The channel of messages of tenants in test mode.</summary>
    public const string LocalChannel = "local";

    /// <summary>When failed attempts are repeated.</summary>
    public RetrySchedule Schedule { get; init; } = new();

    /// <summary>How long a node may hold a message; must be longer than <see cref="SendTimeout"/>. A message of a node that died is free after it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the outbox is looked at when nobody signals.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many messages of a channel this node sends at a time.</summary>
    public int MostAtOnce { get; init; } = 16;

    /// <summary>Tells whether a tenant is in test mode: whatever its messages say, they go to <see cref="LocalChannel"/>.</summary>
    public Func<TenantId, ValueTask<bool>> IsTest { get; init; } = _ => ValueTask.FromResult(false);

    /// <summary>Opens recipient and data of a message at the moment of sending; null when nothing is ever sealed.</summary>
    public PersonalData? Personal { get; init; }

    /// <summary>Says how to mend that there is no channel of a name; part of the dead letter's error.</summary>
    public Func<string, string> Remedy { get; init; } = _ => "Register one.";

    /// <summary>Told that a message failed for good, with the reason.</summary>
    public Action<OutgoingMessage, string> OnDead { get; init; } = (_, _) => { };

    /// <summary>Told why the outbox could not be read or written; it is tried again.</summary>
    public Action<Exception> OnError { get; init; } = _ => { };
}
