using System.Text.Json;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Language;
using Microsoft.AspNetCore.Http;

namespace FieldServices.GraphQL.Transport;

/// <summary>Answers one HTTP request (GraphQL over HTTP, Request and Response).</summary>
internal sealed class GraphQLHttpHandler(GraphQLExecutor executor, Func<HttpContext, object?> context, GraphQLHttpOptions options)
{
    private readonly DocumentLookup _documents = new(options);
    private readonly SocketHost _sockets = new(executor, context, options);
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
        using var body = await RequestBody.ReadAsync(http.Request, options.MaxBodyBytes, http.RequestAborted);
        var known = format ?? throw NotAcceptable();
        if (body.RootElement.ValueKind == JsonValueKind.Array)
            await AnswerAllAsync(http, body.RootElement, known);
        else
            await AnswerAsync(http, RequestParameters.FromJson(body.RootElement), known, readOnly: false);
    }

    private async Task GetAsync(HttpContext http, ResponseFormat? format)
    {
        CrossSiteGuard.Check(http.Request, options.PreflightHeaders);
        await AnswerAsync(http, RequestParameters.FromQueryString(http.Request.Query), format ?? throw NotAcceptable(), readOnly: true);
    }

    private async Task AnswerAsync(HttpContext http, RequestParameters parameters, ResponseFormat format, bool readOnly)
    {
        var request = await RequestOfAsync(http, parameters, readOnly);
        if (format == ResponseFormat.EventStream)
        {
            await _events.SendAsync(http, request);
            return;
        }
        using var response = await executor.ExecuteAsync(request, http.RequestAborted);
        RefuseMutation(request, response);
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

    private async Task<GraphQLRequest> RequestOfAsync(HttpContext http, RequestParameters parameters, bool readOnly) =>
        new(await _documents.TextOfAsync(parameters, http.RequestAborted))
        {
            OperationName = parameters.OperationName,
            Variables = parameters.Variables,
            Context = context(http),
            ReadOnly = readOnly,
        };

    private static HttpProblem NotAcceptable() =>
        new(StatusCodes.Status406NotAcceptable, "None of the accepted media types is offered. Accept application/graphql-response+json or application/json.");

    private static HttpProblem BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);
}
