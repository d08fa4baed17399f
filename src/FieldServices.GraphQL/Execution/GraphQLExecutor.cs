using FieldServices.GraphQL.Access;
using FieldServices.GraphQL.Costs;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution.Coercion;
using FieldServices.GraphQL.Execution.Documents;
using FieldServices.GraphQL.Execution.Output;
using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Execution.Running;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;
using FieldServices.GraphQL.Validation;

namespace FieldServices.GraphQL.Execution;

/// <summary>
/// Runs requests against a schema (specification: Execution): parses, validates and plans a document once, then fetches level
/// by level and writes the response. Safe for concurrent use; make one for each schema.
/// </summary>
public sealed partial class GraphQLExecutor
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
        if (TryPrepare(request, out var prepared) is { } refusal)
            return refusal;
        if (prepared.IsStream)
            return Responses.Refuse([StreamExpected(prepared)], ResponseKind.RequestError, OperationKind.Subscription);
        return await RunAsync(prepared, request, static run => OperationRunner.RunAsync(run), cancellation);
    }

    /// <summary>Parses, validates, chooses, coerces and plans.</summary>
    /// <returns>The response that refuses the request; null when it can run.</returns>
    private GraphQLResponse? TryPrepare(GraphQLRequest request, out PreparedOperation prepared)
    {
        prepared = default;
        OperationKind? kind = null;
        try
        {
            var operation = _documents.Get(request.Query).Choose(request.OperationName);
            kind = operation.Definition.Kind;
            if (request.ReadOnly && kind == OperationKind.Mutation)
                throw new RequestException(new GraphQLError("A mutation may not run here.", operation.Definition.Location));
            var errors = new List<GraphQLError>();
            var variables = VariableCoercion.Coerce(Schema, operation.Definition, request.Variables, _options.Validation.Suggest, errors);
            if (errors.Count > 0)
                throw new RequestException(errors);
            prepared = Admit(operation.PlanFor(variables), variables, request.Context);
            return null;
        }
        catch (GraphQLSyntaxException exception)
        {
            return Responses.Refuse([exception.Error], ResponseKind.RequestError, null);
        }
        catch (RequestException exception)
        {
            return Refuse(exception, kind);
        }
    }

    /// <summary>Lets an operation run that stays within its limits and uses nothing that is hidden from its caller.</summary>
    /// <exception cref="RequestException">It does not.</exception>
    private PreparedOperation Admit(OperationPlan plan, VariableValues variables, object? context)
    {
        InputGuards.Require(plan, variables, context);
        if (_options.LimitsOf?.Invoke(context) is not { } limits)
            return new PreparedOperation(plan, variables, null, default);
        var cost = CostAnalysis.Of(plan, variables);
        LimitCheck.Require(plan, cost, limits);
        return new PreparedOperation(plan, variables, limits, cost);
    }

    /// <summary>Runs something within the limits of one response.</summary>
    private async ValueTask<GraphQLResponse> RunAsync(
        PreparedOperation prepared, GraphQLRequest request, Func<OperationRun, ValueTask<GraphQLResponse>> body, CancellationToken cancellation)
    {
        var kind = prepared.Plan.Operation.Kind;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var timeLimit = prepared.Limits?.TimeLimit ?? _options.TimeLimit;
        limit.CancelAfter(timeLimit);
        try
        {
            return await body(RunOf(prepared, request, limit.Token));
        }
        catch (RequestException exception)
        {
            return Refuse(exception, kind);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && limit.IsCancellationRequested)
        {
            return Responses.Abort(ErrorCodes.TimeLimit, $"The operation took longer than {timeLimit.TotalSeconds:0.###} s and was given up. Ask for less at once.", kind);
        }
        catch (ResponseTooLargeException exception)
        {
            return Responses.Abort(ErrorCodes.ResponseTooLarge, exception.Message, kind);
        }
    }

    private OperationRun RunOf(PreparedOperation prepared, GraphQLRequest request, CancellationToken cancellation)
    {
        var run = new OperationRun(prepared.Plan, prepared.Variables, request.RootValue ?? NoRootValue, request.Context, _options, cancellation);
        // The events of a stream would repeat it for ever.
        if (prepared is { Limits: { } limits, IsStream: false })
            run.Extensions.Set(LimitCheck.Extension, LimitCheck.Report(prepared.Cost, limits));
        return run;
    }

    private static GraphQLResponse Refuse(RequestException exception, OperationKind? kind) => exception.HasData
        ? Responses.NullData(exception.Errors, kind)
        : Responses.Refuse(exception.Errors, ResponseKind.RequestError, kind, exception.Extensions);

    private static GraphQLError StreamExpected(PreparedOperation prepared) =>
        new("A subscription answers a stream: ask for it over server-sent events or a web socket.", prepared.Plan.Operation.Location);

    private CompiledDocument Compile(string text)
    {
        var document = GraphQLParser.Parse(text, _options.ParserLimits);
        var errors = DocumentValidator.Validate(Schema, document, null, _options.Validation);
        if (errors.Count == 0 && !_options.AllowIntrospection)
            errors = IntrospectionGuard.Check(document);
        return errors.Count > 0 ? throw new RequestException(errors) : new CompiledDocument(Schema, document, _options.MaxPlannedFields);
    }
}
