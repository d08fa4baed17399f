using System.Collections.Concurrent;

namespace FieldServices.Api.Commands;

/// <summary>The repeatable commands that this node is working on; a repetition that overtakes its first attempt is told to wait.</summary>
public sealed class CommandsInFlight
{
    private readonly ConcurrentDictionary<Guid, bool> commands = new();

    /// <summary>Marks a command until the result is disposed; null when it is marked already.</summary>
    public IDisposable? TryEnter(Guid commandId) => commands.TryAdd(commandId, true) ? new Mark(commands, commandId) : null;

    private sealed class Mark(ConcurrentDictionary<Guid, bool> commands, Guid commandId) : IDisposable
    {
        public void Dispose() => commands.TryRemove(commandId, out _);
    }
}
