using FieldServices.EventStore;
using FieldServices.EventStore.Projecting;
using FieldServices.Workflows;
using Npgsql;

namespace FieldServices.Api.Workflows;

/// <summary>Tells the log of the program what goes wrong in workflows; never what an event or command says.</summary>
internal static class WorkflowReports
{
    public static WorkflowOptions OptionsFor(ILogger logger) => new()
    {
        Following = new ProjectionOptions { PageSize = 500, OnError = (name, tenant, e) => Failed(logger, $"{name} of tenant {tenant}", e) },
        OnError = (what, e) => Failed(logger, what, e),
        OnParked = (tenant, instance, e) =>
            logger.LogError("The instance {Instance} of tenant {Tenant} cannot take an input and is parked: {Reason}", instance, tenant.Value, e.GetType().Name),
    };

    private static void Failed(ILogger logger, string what, Exception e)
    {
        if (e is NpgsqlException { IsTransient: true } or TimeoutException)
            logger.LogWarning("Workflows: {What} will be tried again: {Reason}", what, e.Message);
        else
            logger.LogError("Workflows: {What} will be tried again: {Reason}", what, e.GetType().Name);
    }
}
