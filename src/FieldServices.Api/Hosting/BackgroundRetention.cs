using FieldServices.Workflows.Messages;
using FieldServices.Workflows.Sending;
using Npgsql;

namespace FieldServices.Api.Hosting;

/// <summary>Forgets what is older than it has to be: outcomes of commands, and messages that are done with.</summary>
public sealed class BackgroundRetention(Platform platform, ILogger<BackgroundRetention> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(6), platform.Time);
        try
        {
            do
            {
                await ForgetAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    // Invariant: an outcome outlives whatever may repeat its command by itself. A command of a workflow is written before it is sent, so
    // one that may still be sent and has an old outcome is itself old, and was read here before outcomes are deleted.
    // Held by: RetentionTests.The_outcome_of_a_workflows_command_is_kept_as_long_as_that_may_be_sent_again
    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        try
        {
            var unanswered = await UnansweredCommands.OlderThanAsync(platform.Places, platform.Retention.Outcomes, cancellationToken);
            var outcomes = await platform.Log.ForgetOutcomesAsync(platform.Retention.Outcomes, unanswered, cancellationToken: cancellationToken);
            var messages = 0;
            if (platform.Retention.Messages is { } age)
            {
                foreach (var place in platform.Places.All)
                    messages += await MessageRetention.ForgetAsync(place.Database, age, cancellationToken: cancellationToken);
            }
            if (outcomes + messages > 0)
                logger.LogInformation("Forgot {Outcomes} old outcomes of commands and {Messages} old messages", outcomes, messages);
        }
        catch (NpgsqlException e)
        {
            logger.LogWarning("What is too old was not removed and will be the next time: {Reason}", e.Message);
        }
    }
}
