using System.Runtime.CompilerServices;
using FieldServices.GraphQL.Execution.Output;
using FieldServices.GraphQL.Execution.Running;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Execution;

public sealed partial class GraphQLExecutor
{
    /// <summary>
    /// Runs any operation as a stream of responses: of a subscription one for each event (specification: Subscription), of a
    /// query or mutation the only one. A request that is refused, and a stream that fails, end with a response without data.
    /// Dispose each response; the next one begins only when asked for.
    /// </summary>
    /// <param name="request">The request; its variables have to live as long as the stream.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public async IAsyncEnumerable<GraphQLResponse> StreamAsync(GraphQLRequest request, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (TryPrepare(request, out var prepared) is { } refusal)
        {
            yield return refusal;
            yield break;
        }
        if (!prepared.IsStream)
        {
            yield return await RunAsync(prepared, request, static run => OperationRunner.RunAsync(run), cancellation);
            yield break;
        }
        var run = RunOf(prepared, request, cancellation);
        await using var source = new EventSource(run);
        while (true)
        {
            if (await source.MoveNextAsync() is { } failure)
            {
                yield return Responses.Refuse([failure], source.HasBegun ? ResponseKind.Aborted : ResponseKind.RequestError, OperationKind.Subscription);
                yield break;
            }
            if (source.IsOver)
                yield break;
            var (field, value) = (source.Field, source.Current);
            yield return await RunAsync(prepared, request, answer => OperationRunner.RunEventAsync(answer, field, value), cancellation);
        }
    }
}
