using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution.Coercion;
using FieldServices.GraphQL.Execution.Documents;
using FieldServices.GraphQL.Execution.Output;
using FieldServices.GraphQL.Execution.Running;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;
using FieldServices.GraphQL.Validation;

namespace FieldServices.GraphQL.Execution;

/// <summary>
/// Runs requests against a schema (specification: Execution): parses, validates and plans a document once, then fetches level
/// by level and writes the response. Safe for concurrent use; make one for each schema.
/// </summary>
public sealed class GraphQLExecutor
{
    private static readonly object NoRootValue = new();

    private readonly GraphQLExecutorOptions _options;
    private readonly DocumentCache _documents;

    /// <summary>Prepares for requests against the schema.</summary>
    public GraphQLExecutor(Schema schema, GraphQLExecutorOptions? options = null)
    {
        Schema = schema;
        _options = options ?? new GraphQLExecutorOptions();
        _documents = new DocumentCache(_options.CacheBytes, Compile);
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>Runs a query or a mutation. Whatever is wrong with the request, or happens to its resolvers, is in the response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the execution when nobody waits for the response any more.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async ValueTask<GraphQLResponse> ExecuteAsync(GraphQLRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        CompiledOperation? operation = null;
        try
        {
            operation = _documents.Get(request.Query).Choose(request.OperationName);
            if (operation.Definition.Kind == OperationKind.Subscription && Schema.SubscriptionType is SubscriptionType)
                throw new RequestException(new GraphQLError("A subscription answers a stream: ask for it over server-sent events or a web socket.", operation.Definition.Location));
            if (request.QueriesOnly && operation.Definition.Kind != OperationKind.Query)
                throw new RequestException(new GraphQLError("Only queries may run here.", operation.Definition.Location));
            return await ExecuteAsync(operation, request, cancellation);
        }
        catch (GraphQLSyntaxException exception)
        {
            return Responses.Refuse([exception.Error], ResponseKind.RequestError, null);
        }
        catch (RequestException exception)
        {
            return exception.HasData
                ? Responses.NullData(exception.Errors, operation?.Definition.Kind)
                : Responses.Refuse(exception.Errors, ResponseKind.RequestError, operation?.Definition.Kind);
        }
    }

    private async ValueTask<GraphQLResponse> ExecuteAsync(CompiledOperation operation, GraphQLRequest request, CancellationToken cancellation)
    {
        var errors = new List<GraphQLError>();
        var variables = VariableCoercion.Coerce(Schema, operation.Definition, request.Variables, _options.Validation.Suggest, errors);
        if (errors.Count > 0)
            throw new RequestException(errors);
        var plan = operation.PlanFor(variables);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.TimeLimit);
        var run = new OperationRun(plan, variables, request.RootValue ?? NoRootValue, request.Context, _options, limit.Token);
        try
        {
            return await OperationRunner.RunAsync(run);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && limit.IsCancellationRequested)
        {
            return Responses.Abort(ErrorCodes.TimeLimit, $"The operation took longer than {_options.TimeLimit.TotalSeconds:0.###} s and was given up. Ask for less at once.", operation.Definition.Kind);
        }
        catch (ResponseTooLargeException)
        {
            return Responses.Abort(ErrorCodes.ResponseTooLarge, $"The response is larger than {_options.MaxResponseBytes} bytes. Ask for less at once.", operation.Definition.Kind);
        }
    }

    private CompiledDocument Compile(string text)
    {
        var document = GraphQLParser.Parse(text, _options.ParserLimits);
        var errors = DocumentValidator.Validate(Schema, document, null, _options.Validation);
        if (errors.Count == 0 && !_options.AllowIntrospection)
            errors = IntrospectionGuard.Check(document);
        return errors.Count > 0 ? throw new RequestException(errors) : new CompiledDocument(Schema, document, _options.MaxPlannedFields);
    }
}
