namespace FieldServices.Workflows.Tests.Harness;

/// <summary>Workflows of one database or of several, which run until it is disposed.</summary>
public sealed class RunningNode : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly IDisposable runner;
    private readonly Task running;

    private RunningNode(IDisposable runner, Func<CancellationToken, Task> run) => (this.runner, running) = (runner, run(stop.Token));

    public static async Task<RunningNode> StartAsync(WorkflowRunner runner)
    {
        await runner.RegisterAsync();
        return new RunningNode(runner, runner.RunAsync);
    }

    public static async Task<RunningNode> StartAsync(PlacedWorkflows workflows)
    {
        await workflows.RegisterAsync();
        return new RunningNode(workflows, workflows.RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.EndsAsync();
        runner.Dispose();
        stop.Dispose();
    }
}
