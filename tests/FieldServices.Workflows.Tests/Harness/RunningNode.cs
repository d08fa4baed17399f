namespace FieldServices.Workflows.Tests.Harness;

/// <summary>A node that runs until it is disposed.</summary>
public sealed class RunningNode : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly WorkflowRunner runner;
    private Task running = Task.CompletedTask;

    private RunningNode(WorkflowRunner runner) => this.runner = runner;

    public static async Task<RunningNode> StartAsync(WorkflowRunner runner)
    {
        await runner.RegisterAsync();
        var node = new RunningNode(runner);
        node.running = runner.RunAsync(node.stop.Token);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.EndsAsync();
        runner.Dispose();
        stop.Dispose();
    }
}
