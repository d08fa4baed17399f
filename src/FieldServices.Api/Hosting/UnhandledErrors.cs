using FieldServices.Api.Problems;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.Api.Hosting;

/// <summary>Turns whatever escapes a route into a problem: the database's absence into 503, the framework's refusals into theirs, bugs into 500.</summary>
public sealed class UnhandledErrors(RequestDelegate next, ILogger<UnhandledErrors> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; nobody reads an answer.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await Problem.Write(context, ProblemOf(e));
        }
    }

    private Problem ProblemOf(Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problem.Of(413, "body-too-large", "The body is too large.", $"At most {WebServer.LargestBody / 1024} KiB are taken.");
            case BadHttpRequestException bad:
                return Problem.OfStatus(bad.StatusCode) with { Detail = bad.Message };
            case LogBusyException busy:
                return Problem.Of(
                    503, "log-busy", "Too many commands are waiting.", "Nothing was stored. Repeat the command after a pause.")
                    with { RetryAfter = Math.Max(1, (int)Math.Ceiling(busy.RetryAfter.TotalSeconds)) };
            case TenantMovedException:
                return Problem.Of(
                    503, "tenant-moving", "The company's data is being moved to another database.", "Nothing was stored. Repeat the command after a pause.") with { RetryAfter = 2 };
            case UnknownPlaceException unknown:
                logger.LogError("A tenant is in a database that this process does not have: {Reason}", unknown.Message);
                return Problem.Of(503, "database-unavailable", "The database does not answer.", "Nothing was stored. Repeat the request after a pause.") with { RetryAfter = 10 };
            case NpgsqlException or TimeoutException or IOException when IsOutage(exception):
                logger.LogWarning("The database did not answer: {Reason}", exception.Message);
                return Problem.Of(
                    503, "database-unavailable", "The database does not answer.",
                    "A command may or may not have been stored: repeat it with the same Idempotency-Key to find out; it takes effect once.") with { RetryAfter = 2 };
            default:
                logger.LogError(exception, "Unexpected error");
                return Problem.Of(500, "internal-error", "Something went wrong on our side.", "It has been noted under the trace id.");
        }
    }

    // Class 57 is the server's own "shutting down, starting up, cancelled"; 53 is "out of something"; 08 a broken connection.
    private static bool IsOutage(Exception exception) => exception switch
    {
        PostgresException { SqlState: var state } => state.StartsWith("57", StringComparison.Ordinal)
            || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal),
        _ => true,
    };
}
