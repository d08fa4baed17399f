namespace FieldServices.Workflows.Tests.Placing;

/// <summary>The workflows of all databases, which run until it is disposed.</summary>
public sealed class PlacedNode : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PlacedWorkflows workflows;
    private Task running = Task.CompletedTask;

    private PlacedNode(PlacedWorkflows workflows) => this.workflows = workflows;

    public static async Task<PlacedNode> StartAsync(PlacedWorkflows workflows)
    {
        await workflows.RegisterAsync();
        var node = new PlacedNode(workflows);
        node.running = workflows.RunAsync(node.stop.Token);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.EndsAsync();
        workflows.Dispose();
        stop.Dispose();
    }
}
