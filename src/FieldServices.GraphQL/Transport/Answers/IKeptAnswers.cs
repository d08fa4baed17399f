namespace FieldServices.GraphQL.Transport;

/// <summary>
/// Answers requests that were answered before, without running them. The host decides when an earlier answer is still the answer; the
/// endpoint asks for single POST requests that are not answered as streams. Safe for concurrent use.
/// </summary>
public interface IKeptAnswers
{
    /// <summary>Looks for the answer to a request, and otherwise for whether the caller should tell what it answers.</summary>
    /// <param name="body">The body as it was sent; it never changes, so it may be kept.</param>
    /// <param name="context">What resolvers would find in <see cref="Execution.FieldContext.RequestContext"/>.</param>
    /// <param name="cancellation">Ends the search when nobody waits any more.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    ValueTask<AnswerTurn> TakeTurnAsync(ReadOnlyMemory<byte> body, object? context, CancellationToken cancellation);
}
