using System.CommandLine;

namespace FieldServices.Api.CommandLine;

/// <summary>The command line: one executable for the server and for whoever looks after it.</summary>
public static class Cli
{
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
}
