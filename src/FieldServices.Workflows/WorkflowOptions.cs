using FieldServices.EventStore;
using FieldServices.EventStore.Projecting;

namespace FieldServices.Workflows;

/// <summary>How workflows are run.</summary>
public sealed record WorkflowOptions
{
    /// <summary>How the log is followed.</summary>
    public ProjectionOptions Following { get; init; } = new() { PageSize = 500 };

    /// <summary>How many loops fire timers; each uses at most one connection.</summary>
    public int TimerWorkers { get; init; } = 2;

    /// <summary>How many timers one transaction fires at most.</summary>
    public int TimersAtOnce { get; init; } = 250;

    /// <summary>The longest pause between two looks at the timers; a timer that another node set is seen within it.</summary>
    public TimeSpan LongestTimerPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>A timer that fires later than this after it was due tells so.</summary>
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many loops send commands; each sends one at a time.</summary>
    public int Senders { get; init; } = 4;

    /// <summary>How long a command that was claimed is left to the node that claimed it.</summary>
    public TimeSpan SendingLease { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>When a command that cannot be delivered is tried again, and how often.</summary>
    public RetrySchedule CommandRetries { get; init; } = new() { First = TimeSpan.FromMilliseconds(200), Longest = TimeSpan.FromMinutes(5), Attempts = 12 };

    /// <summary>Told when messages have been put into the outbox, so that they leave at once. Must not throw.</summary>
    public Action OnMessages { get; init; } = static () => { };

    /// <summary>Told when an instance parks: the tenant, the instance, the reason. Must not throw.</summary>
    public Action<TenantId, InstanceId, Exception> OnParked { get; init; } = static (_, _, _) => { };

    /// <summary>Told when something in the background fails and will be tried again. Must not throw.</summary>
    public Action<string, Exception> OnError { get; init; } = static (_, _) => { };
}
