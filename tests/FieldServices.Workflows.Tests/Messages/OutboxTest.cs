namespace FieldServices.Workflows.Tests.Messages;

/// <summary>Begins each test of a class with an empty outbox.</summary>
public abstract class OutboxTest(OutboxDatabase database) : IClassFixture<OutboxDatabase>, IAsyncLifetime
{
    protected OutboxDatabase Database => database;

    public Task InitializeAsync() => database.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
