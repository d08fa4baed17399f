using System.CommandLine;
using FieldServices.Api.Hosting;
using FieldServices.Api.Messaging;
using FieldServices.Api.Privacy;
using FieldServices.Api.Proving;
using FieldServices.Api.Reads;
using FieldServices.Api.Reads.Answers;
using FieldServices.Api.Tiers;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Sealing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldServices.Api.CommandLine;

/// <summary>Which database a command works on.</summary>
internal static class DatabaseOption
{
    public static Option<string?> Value { get; } = new("--database")
    {
        Description = $"Connection string or postgresql:// URI; otherwise the environment variable {ConnectionStrings.Variable}.",
        Recursive = true,
    };

    /// <summary>The platform for one command of the command line; logs nothing.</summary>
    public static Platform Open(ParseResult arguments, ILogger? logger = null, MessagingSettings? messaging = null, MasterKeys? masters = null)
    {
        // Not the option's default value: help prints those, and this one holds a password.
        var database = arguments.GetValue(Value) ?? Environment.GetEnvironmentVariable(ConnectionStrings.Variable);
        if (string.IsNullOrWhiteSpace(database))
            throw new UserErrorException($"No database is named. Set {ConnectionStrings.Variable}, use --database, or start ./fieldservices, which knows the database of ./run.");
        try
        {
            var variables = Environment.GetEnvironmentVariables();
            var others = OtherDatabases.In(variables);
            return new Platform(
                database, FieldServicesModules.All, logger ?? NullLogger.Instance, messaging: messaging, others: others, tiers: TierSettings.OfProcess(),
                masters: masters ?? MasterKeySettings.OfProcess(), replicas: ReplicaSettings.In(variables, others.Keys), checkpoints: CheckpointSettings.OfProcess())
            {
                Retention = RetentionSettings.In(variables),
                Documents = DocumentSettings.In(variables),
                Origins = OriginSettings.In(variables),
                Answers = AnswerSettings.In(variables),
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or UriFormatException)
        {
            throw new UserErrorException($"The database's address cannot be read: {e.Message}");
        }
    }
}
