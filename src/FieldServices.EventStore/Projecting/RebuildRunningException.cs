namespace FieldServices.EventStore.Projecting;

/// <summary>The view is being rebuilt, and what was asked for has to wait until that is done.</summary>
/// <param name="view">The view's name.</param>
public sealed class RebuildRunningException(string view)
    : InvalidOperationException($"The view {view} is being rebuilt; repeat this when that is done.");
