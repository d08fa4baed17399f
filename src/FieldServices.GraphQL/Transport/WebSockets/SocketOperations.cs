using System.Collections.Concurrent;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution;

namespace FieldServices.GraphQL.Transport;

/// <summary>The operations that run over one socket, by the id the client gave them.</summary>
internal sealed class SocketOperations(GraphQLExecutor executor, SocketWriter writer, int mostOperations, CancellationToken ended)
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _tasks = new(StringComparer.Ordinal);

    /// <summary>Begins an operation and returns at once.</summary>
    /// <exception cref="SocketClosedException">The id is taken.</exception>
    public async Task StartAsync(string id, GraphQLRequest request)
    {
        if (_running.Count >= mostOperations)
        {
            await writer.ErrorAsync(id, [new GraphQLError($"{mostOperations} operations are running over this socket. Complete one first.")], ended);
            return;
        }
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(ended);
        if (!_running.TryAdd(id, cancellation))
        {
            cancellation.Dispose();
            throw new SocketClosedException(SocketProtocol.SubscriberExists, $"Subscriber for {id} already exists");
        }
        _tasks[id] = Task.Run(() => RunAsync(id, request, cancellation), CancellationToken.None);
    }

    /// <summary>Ends an operation because the client wants no more of it.</summary>
    public async Task CompleteAsync(string id)
    {
        if (_running.TryRemove(id, out var cancellation))
            await cancellation.CancelAsync();
    }

    /// <summary>Waits until everything has ended, once the socket has.</summary>
    public Task EndAsync() => Task.WhenAll(_tasks.Values);

    private async Task RunAsync(string id, GraphQLRequest request, CancellationTokenSource cancellation)
    {
        try
        {
            await foreach (var response in executor.StreamAsync(request, cancellation.Token))
            {
                using (response)
                {
                    if (response.Kind == ResponseKind.Executed)
                        await writer.NextAsync(id, response, cancellation.Token);
                    else if (_running.TryRemove(id, out _))
                        await writer.ErrorAsync(id, response.Errors, ended);
                }
            }
            if (_running.TryRemove(id, out _))
                await writer.CompleteAsync(id, ended);
        }
        catch (Exception exception) when (exception is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException)
        {
            // The client completed the operation, or the socket is gone: nobody waits for more.
        }
        finally
        {
            _running.TryRemove(new(id, cancellation));
            _tasks.TryRemove(id, out _);
            cancellation.Dispose();
        }
    }
}
