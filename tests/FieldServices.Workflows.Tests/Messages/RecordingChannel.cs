using System.Collections.Concurrent;
using FieldServices.Workflows.Messages;

namespace FieldServices.Workflows.Tests.Messages;

/// <summary>A channel to a receiver that notes what it gets and answers as it is told.</summary>
internal sealed class RecordingChannel(string name, MessageRate? rate = null) : IMessageChannel
{
    private readonly ConcurrentQueue<OutgoingMessage> got = new();

    public string Name => name;

    public MessageRate Rate => rate ?? MessageRate.Unlimited;

    public Func<OutgoingMessage, CancellationToken, Task<DeliveryResult>> Answer { get; set; } = (_, _) => Task.FromResult<DeliveryResult>(new DeliveryResult.Sent("its-reference"));

    /// <summary>Every attempt, in the order in which they came.</summary>
    public IReadOnlyList<OutgoingMessage> Got => [.. got];

    public Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        got.Enqueue(message);
        return Answer(message, cancellationToken);
    }

    public void Answers(DeliveryResult result) => Answer = (_, _) => Task.FromResult(result);
}
