using System.CommandLine;
using System.Diagnostics;
using FieldServices.Api.Hosting;
using FieldServices.Api.Messaging;
using FieldServices.Api.Security;
using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using FieldServices.Workflows;
using FieldServices.Workflows.Messages;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

internal static class MessagesCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static Command Build() => new("messages", "The messages that leave this installation.") { Test() };

    private static Command Test()
    {
        var tenant = new TenantOption();
        var channel = new Option<string>("--channel") { Description = "The channel, such as email.", Required = true };
        var to = new Option<string>("--to") { Description = "The recipient, in the form of the channel.", Required = true };
        var wait = new Option<int>("--wait") { Description = "Seconds to wait for what becomes of it.", DefaultValueFactory = _ => 15 };
        var command = new Command("test", "Send a test message by a running server, and tell what became of it.") { tenant.Option, channel, to, wait };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var message = MessageOf(owner, arguments.GetRequiredValue(channel), arguments.GetRequiredValue(to));
            await AddAsync(platform, owner, message, cancellation);
            Report(await SettledAsync(platform, owner, message.Id, TimeSpan.FromSeconds(arguments.GetValue(wait)), cancellation));
        });
        return command;
    }

    private static NewMessage MessageOf(Tenant tenant, string channel, string to)
    {
        var id = Guid.CreateVersion7();
        var data = new Dictionary<string, string> { ["tenant"] = tenant.Name, ["channel"] = channel };
        return new NewMessage(id, new Message(channel, to, MessageWords.Test, data), new MessageCause(new StreamId("command-line", id), 0, id, id));
    }

    private static Task<bool> AddAsync(Platform platform, Tenant tenant, NewMessage message, CancellationToken cancellationToken) => platform.Places.WriteAsync(
        tenant.Id,
        async place =>
        {
            await using var connection = await place.Database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await TenantHold.TakeAsync(transaction, tenant.Id, cancellationToken);
            await platform.Messaging.Outbox.AddAsync(transaction, tenant.Id, [message], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    private static async Task<StoredMessage> SettledAsync(Platform platform, Tenant tenant, Guid id, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var letters = await platform.Messaging.LettersOfAsync(tenant.Id, cancellationToken);
            var message = (await letters.FindAsync(tenant.Id, id, cancellationToken))!;
            if (message.State != MessageState.Waiting || message.Error is not null || Stopwatch.GetElapsedTime(start) >= patience)
                return message;
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static void Report(StoredMessage message)
    {
        var (name, local) = ($"The message {message.Id}", message.SentBy == MessageOptions.LocalChannel);
        switch (message.State)
        {
            case MessageState.Sent:
                AnsiConsole.WriteLine($"{name} was sent{(local ? " to the local outbox, because the tenant is in test mode" : message.Reference is { } r ? $": {r}" : "")}.");
                return;
            case MessageState.Waiting when message.Error is null:
                throw new UserErrorException($"{name} waits: no server runs over this database, or the channel is busy.");
            case MessageState.Waiting:
                throw new UserErrorException($"{name} could not be sent and is tried again: {message.Error}");
            default:
                throw new UserErrorException($"{name} could not be sent: {message.Error}");
        }
    }
}
