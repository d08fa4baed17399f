namespace FieldServices.Workflows.Recorded;

/// <summary>An output of a step as the log keeps it.</summary>
/// <param name="Kind"><c>send</c>, <c>record</c>, <c>set-timer</c>, <c>cancel-timer</c> or <c>deliver</c>.</param>
/// <param name="Name">The command's name, the event's stored name, the timer's key, or the message's template.</param>
/// <param name="Key">For a command: the workflow's own name for it.</param>
/// <param name="Id">For a command or message: its identity.</param>
/// <param name="Stream">For a command: the thing it concerns.</param>
/// <param name="Due">For a timer: when it is due first.</param>
/// <param name="Cron">For a recurring timer: when it comes again.</param>
/// <param name="Channel">For a message: how it travels.</param>
public sealed record SteppedOutput(
    string Kind,
    string Name,
    string? Key = null,
    Guid? Id = null,
    Guid? Stream = null,
    DateTimeOffset? Due = null,
    string? Cron = null,
    string? Channel = null);
