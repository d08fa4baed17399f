using FieldServices.GraphQL.Execution;

namespace FieldServices.GraphQL.Transport;

/// <summary>What one request gets from <see cref="IKeptAnswers"/>. Disposed by the endpoint when the request is answered, or has failed.</summary>
/// <param name="answer">The answer in UTF-8; null when the request has to run.</param>
public class AnswerTurn(ReadOnlyMemory<byte>? answer) : IDisposable
{
    /// <summary>Nothing is kept, and nothing will be.</summary>
    public static AnswerTurn None { get; } = new(null);

    /// <summary>The answer in UTF-8; null when the request has to run.</summary>
    public ReadOnlyMemory<byte>? Answer => answer;

    /// <summary>Is told what the request answered; not called when it failed.</summary>
    /// <param name="response">Valid during the call.</param>
    public virtual void Answered(GraphQLResponse response)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the turn; whoever waits for its answer is told when there is none.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
