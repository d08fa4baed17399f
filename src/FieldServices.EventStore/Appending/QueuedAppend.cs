namespace FieldServices.EventStore.Appending;

/// <summary>An append that waits for its transaction, and the promise to its caller.</summary>
internal sealed class QueuedAppend(EncodedAppend item)
{
    private readonly TaskCompletionSource<Appended> promise = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EncodedAppend Item => item;

    public Task<Appended> Result => promise.Task;

    public void Complete(AppendResult result)
    {
        if (result.Appended is { } appended)
            promise.TrySetResult(appended);
        else
            promise.TrySetException(result.ExceptionFor(item.Append));
    }

    public void Fail(Exception error) => promise.TrySetException(error);

    public void Cancel(CancellationToken cancellationToken) => promise.TrySetCanceled(cancellationToken);
}
