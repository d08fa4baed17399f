using System.Net.WebSockets;
using System.Text.Json;
using FieldServices.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace FieldServices.GraphQL.Transport;

/// <summary>One socket from its opening to its end (GraphQL over WebSocket Protocol).</summary>
internal sealed class SocketSession : IDisposable
{
    private readonly HttpContext _http;
    private readonly SocketHost _host;
    private readonly SocketReader _reader;
    private readonly SocketWriter _writer;
    private readonly SocketOperations _operations;
    private readonly CancellationTokenSource _ended;
    private object? _context;
    private bool _acknowledged;

    public SocketSession(HttpContext http, WebSocket socket, SocketHost host, CancellationToken stopping)
    {
        _http = http;
        _host = host;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        _reader = new SocketReader(socket, host.Options.MaxBodyBytes);
        _writer = new SocketWriter(socket);
        _operations = new SocketOperations(host.Executor, _writer, host.Options.MaxOperationsPerSocket, _ended.Token);
    }

    public async Task RunAsync()
    {
        var (code, reason) = ((int)WebSocketCloseStatus.NormalClosure, "");
        try
        {
            await InitialiseAsync();
            var pings = PingAsync();
            while (await _reader.ReadAsync(_ended.Token) is { } message)
                await HandleAsync(message);
            await _ended.CancelAsync();
            await pings;
        }
        catch (SocketClosedException closed)
        {
            (code, reason) = (closed.Code, closed.Message);
        }
        catch (OperationCanceledException)
        {
            (code, reason) = ((int)WebSocketCloseStatus.EndpointUnavailable, "The server stops");
        }
        catch (WebSocketException)
        {
            // The client went without a word.
        }
        await EndAsync(code, reason);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _ended.Dispose();
    }

    private async Task EndAsync(int code, string reason)
    {
        await _ended.CancelAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _writer.CloseAsync(code, reason, patience.Token);
            await _reader.DrainAsync(patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The other side is not there to hear it.
        }
        await _operations.EndAsync();
    }

    private async Task InitialiseAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        patience.CancelAfter(_host.Options.ConnectionInitTimeout);
        try
        {
            while (!_acknowledged)
            {
                var message = await _reader.ReadAsync(patience.Token) ?? throw new SocketClosedException((int)WebSocketCloseStatus.NormalClosure, "");
                await HandleAsync(message);
            }
        }
        catch (OperationCanceledException) when (!_ended.IsCancellationRequested)
        {
            throw new SocketClosedException(SocketProtocol.InitialisationTimeout, "Connection initialisation timeout");
        }
    }

    private Task HandleAsync(JsonElement message) => Type(message) switch
    {
        "connection_init" => AcknowledgeAsync(Payload(message)),
        "ping" => _writer.PongAsync(Payload(message), _ended.Token),
        "pong" => Task.CompletedTask,
        "subscribe" => SubscribeAsync(message),
        "complete" => _operations.CompleteAsync(Id(message)),
        _ => throw SocketReader.Invalid(),
    };

    private async Task AcknowledgeAsync(JsonElement payload)
    {
        if (_acknowledged)
            throw new SocketClosedException(SocketProtocol.TooManyInitialisations, "Too many initialisation requests");
        try
        {
            _context = await _host.ContextAsync(_http, payload, _ended.Token);
        }
        catch (GraphQLFieldException refusal)
        {
            throw new SocketClosedException(SocketProtocol.Forbidden, refusal.Message);
        }
        _acknowledged = true;
        await _writer.AcknowledgeAsync(_ended.Token);
    }

    private async Task SubscribeAsync(JsonElement message)
    {
        var id = Id(message);
        if (!_acknowledged)
            throw new SocketClosedException(SocketProtocol.Unauthorized, "Unauthorized");
        try
        {
            var request = await _host.RequestOfAsync(RequestParameters.FromJson(Payload(message)), _context, _ended.Token);
            await _operations.StartAsync(id, request);
        }
        catch (HttpProblem problem) when (problem.Code is not null)
        {
            await _writer.ErrorAsync(id, [ResponseSender.ErrorOf(problem)], _ended.Token);
        }
        catch (HttpProblem problem)
        {
            throw SocketReader.Invalid(problem.Message.Length <= 100 ? problem.Message : "Invalid message received");
        }
    }

    /// <summary>Keeps the connection from looking dead to what stands between.</summary>
    private async Task PingAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(_host.Options.KeepAlive);
            while (await timer.WaitForNextTickAsync(_ended.Token))
                await _writer.PingAsync(_ended.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The socket has ended, and with it the need for pings.
        }
    }

    private static string Type(JsonElement message) =>
        message.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : throw SocketReader.Invalid();

    private static string Id(JsonElement message) =>
        message.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text ? text : throw SocketReader.Invalid();

    private static JsonElement Payload(JsonElement message)
    {
        if (!message.TryGetProperty("payload", out var payload) || payload.ValueKind is JsonValueKind.Null or JsonValueKind.Object)
            return payload;
        throw SocketReader.Invalid();
    }
}
