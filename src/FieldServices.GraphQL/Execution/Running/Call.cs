namespace FieldServices.GraphQL.Execution.Running;

/// <summary>A call to a resolver that may do I/O.</summary>
internal abstract class Call
{
    /// <summary>Begins the call; never throws.</summary>
    public abstract void Start(OperationRun run);

    /// <summary>Waits for its end; throws only what ends the request.</summary>
    public abstract ValueTask WaitAsync(OperationRun run);

    /// <summary>Hands the answer out to those who asked.</summary>
    public abstract void Distribute(LevelRunner runner);

    /// <summary>Waits no longer than the request may last, even for a resolver that does not listen.</summary>
    protected static async Task<T> WaitAsync<T>(Task<T> answer, CancellationToken cancellation)
    {
        if (answer.IsCompletedSuccessfully)
            return answer.Result;
        try
        {
            return await answer.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (!answer.IsCompleted)
        {
            _ = answer.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }
}
