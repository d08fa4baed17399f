using FieldServices.EventStore.Sealing;
using Npgsql;

namespace FieldServices.Workflows.Messages;

/// <summary>One attempt: finds the channel, sends, and notes how it went.</summary>
internal sealed class MessageDelivery(
    MessageQueue queue, IReadOnlyDictionary<string, IMessageChannel> channels, MessageOptions options, TimeProvider time, Random random)
{
    private static readonly TimeSpan SettlePause = TimeSpan.FromSeconds(1);
    private readonly Lock chance = new();

    public async Task DeliverAsync(ClaimedMessage claimed)
    {
        var message = await OpenAsync(claimed.Outgoing);
        var name = await ChannelOfAsync(message);
        if (message.Message.Recipient == PersonalData.Erased)
        {
            await queue.GiveBackAsync(name, 1, CancellationToken.None);
            await UntilSettledAsync(claimed, () => queue.SettleAsync(claimed, "discarded", claimed.Until, "The recipient's personal data was erased.", null, null));
            return;
        }
        var result = message.Message.Recipient == PersonalData.Unreadable
            ? new DeliveryResult.Permanent("The recipient cannot be opened. Start with the master key that wrapped its key, and retry it.")
            : message.Attempt > options.Schedule.Attempts
            ? new DeliveryResult.Permanent("The last attempt was never finished.")
            : channels.TryGetValue(name, out var channel)
                ? await TryAsync(channel, message)
                : new DeliveryResult.Permanent($"There is no channel '{name}'. {options.Remedy(name)}");
        await SettleAsync(claimed, name, result);
    }

    // Invariant: what was sealed is clear only from here to the channel; what is settled, and told about dead letters, is the message as
    // it was stored.
    // Held by: SealedMessageTests.A_message_leaves_with_its_recipient_opened_and_stays_sealed_in_the_outbox
    private async Task<OutgoingMessage> OpenAsync(OutgoingMessage stored)
    {
        var message = stored.Message;
        if (options.Personal is not { } personal || !message.Data.Values.Append(message.Recipient).Any(PersonalData.IsSealed))
            return stored;
        var opened = await personal.OpenAsync(stored.Tenant, [.. message.Data.Values.Append(message.Recipient).Distinct()]);
        return stored with
        {
            Message = message with { Recipient = opened[message.Recipient], Data = message.Data.ToDictionary(d => d.Key, d => opened[d.Value]) },
        };
    }

    private async Task<string> ChannelOfAsync(OutgoingMessage message)
    {
        var wanted = message.Message.Channel;
        if (wanted == MessageOptions.LocalChannel || !await options.IsTest(message.Tenant))
            return wanted;
        await queue.GiveBackAsync(wanted, 1, CancellationToken.None);
        return MessageOptions.LocalChannel;
    }

    private async Task<DeliveryResult> TryAsync(IMessageChannel channel, OutgoingMessage message)
    {
        using var deadline = new CancellationTokenSource(options.SendTimeout, time);
        try
        {
            return await channel.SendAsync(message, deadline.Token);
        }
        catch (MessageTemplateException e)
        {
            return new DeliveryResult.Permanent(e.Message);
        }
        catch (OperationCanceledException)
        {
            return new DeliveryResult.Temporary("It took too long.");
        }
#pragma warning disable CA1031 // Whatever an adapter throws must not stop the others; its text may quote an address, so only its kind is kept.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new DeliveryResult.Temporary($"The adapter failed: {e.GetType().Name}.");
        }
    }

    private Task SettleAsync(ClaimedMessage claimed, string sentBy, DeliveryResult result)
    {
        switch (result)
        {
            case DeliveryResult.Sent sent:
                return UntilSettledAsync(claimed, () => queue.SettleAsync(claimed, "sent", claimed.Until, null, sent.Reference, sentBy));
            case DeliveryResult.Temporary temporary when PauseAfter(claimed.Outgoing.Attempt) is { } pause:
                var next = time.GetUtcNow() + (pause > temporary.RetryAfter ? pause : temporary.RetryAfter);
                return UntilSettledAsync(claimed, () => queue.SettleAsync(claimed, "waiting", next, temporary.Reason, null, null));
            case DeliveryResult.Temporary temporary:
                return DieAsync(claimed, temporary.Reason);
            case DeliveryResult.Permanent permanent:
                return DieAsync(claimed, permanent.Reason);
            default:
                throw new InvalidOperationException($"There is no such result as {result.GetType().Name}.");
        }
    }

    private TimeSpan? PauseAfter(int attempt)
    {
        lock (chance)
            return options.Schedule.After(attempt, random.NextDouble());
    }

    private async Task DieAsync(ClaimedMessage claimed, string reason)
    {
        await UntilSettledAsync(claimed, () => queue.SettleAsync(claimed, "dead", claimed.Until, reason, null, null));
        options.OnDead(claimed.Outgoing, reason);
    }

    // The message has left; as long as the claim lasts, a database that comes back spares the receiver a repetition.
    private async Task UntilSettledAsync(ClaimedMessage claimed, Func<Task> settle)
    {
        while (true)
        {
            try
            {
                await settle();
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException && time.GetUtcNow() + SettlePause < claimed.Until)
            {
                options.OnError(e);
                await Task.Delay(SettlePause);
            }
        }
    }
}
