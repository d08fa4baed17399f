using FieldServices.Api.CommandLine;
using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Schema;
using FieldServices.EventStore.Sealing;
using Npgsql;

Terminal.Prepare();

// The host ends itself on a signal, after finishing what it accepted; nothing else here needs time to end.
try
{
    return await Cli.Build().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception e) when (e is UserErrorException or InvalidRegistrationException or NewerSchemaException or ChangedSchemaException or UnknownPlaceException or MasterKeyException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
{
    await Console.Error.WriteLineAsync("The database has no FieldServices schema yet. Run 'fieldservices migrate'.");
    return 1;
}
catch (NpgsqlException e)
{
    await Console.Error.WriteLineAsync($"The database does not answer: {e.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}
