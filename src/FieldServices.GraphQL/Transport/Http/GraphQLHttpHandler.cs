using System.Text.Json;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Language;
using Microsoft.AspNetCore.Http;

namespace FieldServices.GraphQL.Transport;

/// <summary>Answers one HTTP request (GraphQL over HTTP, Request and Response).</summary>
internal sealed class GraphQLHttpHandler(GraphQLExecutor executor, Func<HttpContext, object?> context, GraphQLHttpOptions options, DocumentLookup documents)
{
    private readonly SocketHost _sockets = new(executor, context, options, documents);
    private readonly EventStreamSender _events = new(executor, options.KeepAlive);

    public async Task HandleAsync(HttpContext http)
    {
        var format = MediaType.Choose(http.Request);
        try
        {
            if (HttpMethods.IsPost(http.Request.Method))
                await PostAsync(http, format);
            else if (http.WebSockets.IsWebSocketRequest)
                await _sockets.AcceptAsync(http);
            else if (HttpMethods.IsGet(http.Request.Method))
                await GetAsync(http, format);
            else
                throw HttpProblem.MethodNotAllowed("GET, POST", $"{http.Request.Method} is not supported. Send GET or POST.");
        }
        catch (HttpProblem problem)
        {
            await ResponseSender.SendAsync(http, problem, format ?? ResponseFormat.Json);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
    }

    private async Task PostAsync(HttpContext http, ResponseFormat? format)
    {
        var body = await RequestBody.ReadAsync(http.Request, options.MaxBodyBytes, http.RequestAborted);
        if (options.KeptAnswers is not { } answers || format is null or ResponseFormat.EventStream)
        {
            await RunAsync(http, body, format, null, AnswerTurn.None);
            return;
        }
        var asked = context(http);
        using var turn = await answers.TakeTurnAsync(body, asked, http.RequestAborted);
        await (turn.Answer is { } answer ? ResponseSender.SendAsync(http, answer, format.Value) : RunAsync(http, body, format, asked, turn));
    }

    private async Task RunAsync(HttpContext http, byte[] bytes, ResponseFormat? format, object? asked, AnswerTurn turn)
    {
        using var body = RequestBody.Parse(bytes);
        var known = format ?? throw NotAcceptable();
        if (body.RootElement.ValueKind == JsonValueKind.Array)
            await AnswerAllAsync(http, body.RootElement, known);
        else
            await AnswerAsync(http, await RequestOfAsync(http, RequestParameters.FromJson(body.RootElement), readOnly: false, asked), known, turn);
    }

    private async Task GetAsync(HttpContext http, ResponseFormat? format)
    {
        CrossSiteGuard.Check(http.Request, options.PreflightHeaders);
        var request = await RequestOfAsync(http, RequestParameters.FromQueryString(http.Request.Query), readOnly: true);
        await AnswerAsync(http, request, format ?? throw NotAcceptable(), AnswerTurn.None);
    }

    private async Task AnswerAsync(HttpContext http, GraphQLRequest request, ResponseFormat format, AnswerTurn turn)
    {
        if (format == ResponseFormat.EventStream)
        {
            await _events.SendAsync(http, request);
            return;
        }
        using var response = await executor.ExecuteAsync(request, http.RequestAborted);
        RefuseMutation(request, response);
        turn.Answered(response);
        await ResponseSender.SendAsync(http, response, format);
    }

    /// <exception cref="HttpProblem">The response refuses a mutation because of its method.</exception>
    internal static void RefuseMutation(GraphQLRequest request, GraphQLResponse response)
    {
        if (request.ReadOnly && response is { Kind: ResponseKind.RequestError, Operation: OperationKind.Mutation })
            throw HttpProblem.MethodNotAllowed("POST", "A mutation cannot be sent by GET. Send it by POST.");
    }

    private async Task AnswerAllAsync(HttpContext http, JsonElement requests, ResponseFormat format)
    {
        var count = requests.GetArrayLength();
        if (options.MaxBatch == 0)
            throw BadRequest("Arrays of requests are turned off. Send one request.");
        if (count == 0)
            throw BadRequest("The array of requests is empty.");
        if (count > options.MaxBatch)
            throw BadRequest($"The array holds {count} requests; at most {options.MaxBatch} are allowed.");
        var responses = new List<GraphQLResponse>(count);
        try
        {
            foreach (var parameters in requests.EnumerateArray().Select(RequestParameters.FromJson).ToList())
                responses.Add(await executor.ExecuteAsync(await RequestOfAsync(http, parameters, readOnly: false), http.RequestAborted));
            await ResponseSender.SendAsync(http, responses, format);
        }
        finally
        {
            responses.ForEach(static response => response.Dispose());
        }
    }

    private async ValueTask<GraphQLRequest> RequestOfAsync(HttpContext http, RequestParameters parameters, bool readOnly, object? asked = null) =>
        new(await documents.TextOfAsync(parameters, http.RequestAborted))
        {
            OperationName = parameters.OperationName,
            Variables = parameters.Variables,
            Context = asked ?? context(http),
            ReadOnly = readOnly,
        };

    private static HttpProblem NotAcceptable() =>
        new(StatusCodes.Status406NotAcceptable, "None of the accepted media types is offered. Accept application/graphql-response+json or application/json.");

    private static HttpProblem BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);
}
