using System.Diagnostics;

namespace FieldServices.TestKit;

/// <summary>Polls for what must become true; the deadline is generous because it is only reached by a failure.</summary>
public static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Deadline)
                throw new TimeoutException("What the test waited for did not happen.");
            await Task.Delay(5);
        }
    }

    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    /// <summary>The result of a task that must end by itself.</summary>
    public static Task<T> EndsAsync<T>(this Task<T> task) => task.WaitAsync(Deadline);

    /// <inheritdoc cref="EndsAsync{T}"/>
    public static Task EndsAsync(this Task task) => task.WaitAsync(Deadline);
}
