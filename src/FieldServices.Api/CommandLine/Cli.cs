using System.CommandLine;
using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Schema;
using FieldServices.EventStore.Sealing;
using Npgsql;

namespace FieldServices.Api.CommandLine;

/// <summary>The command line: one executable for the server and for whoever looks after it.</summary>
public static class Cli
{
    /// <summary>Runs one command; whatever its user can do something about is told in a sentence.</summary>
    /// <returns>What the process ends with: 0 when all went well.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        // The host ends itself on a signal, after finishing what it accepted; nothing else here needs time to end.
        try
        {
            return await Build().Parse(arguments).InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e) when (e is UserErrorException or InvalidRegistrationException or NewerSchemaException or ChangedSchemaException or UnknownPlaceException or MasterKeyException)
        {
            return await FailedAsync(e.Message);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return await FailedAsync("The database has no FieldServices schema yet. Run 'fieldservices migrate'.");
        }
        catch (NpgsqlException e)
        {
            return await FailedAsync($"The database does not answer: {e.Message}");
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    public static RootCommand Build() => new("FieldServices: commands in, events kept, read models out.")
    {
        DatabaseOption.Value,
        ServeCommand.Build(),
        MigrateCommand.Build(),
        TenantsCommand.Build(),
        KeysCommand.Build(),
        HistoryCommand.Build(),
        StateCommand.Build(),
        EventsCommand.Build(),
        VerifyCommand.Build(),
        CheckpointsCommand.Build(),
        ClaimsCommand.Build(),
        ArchiveCommand.Build(),
        SubjectsCommand.Build(),
        DataKeysCommand.Build(),
        ProjectionsCommand.Build(),
        WorkflowsCommand.Build(),
        DeadLettersCommand.Build(),
        ClockCommand.Build(),
        MessagesCommand.Build(),
        ExportCommand.Build(),
        ImportCommand.Build(),
    };

    private static async Task<int> FailedAsync(string explanation)
    {
        await Console.Error.WriteLineAsync(explanation);
        return 1;
    }
}
