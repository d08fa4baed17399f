using System.Collections;
using System.Globalization;
using FieldServices.Api.CommandLine;
using FieldServices.EventStore.Placing;

namespace FieldServices.Api.Hosting;

/// <summary>Replicas for reading: <c>FIELDSERVICES_REPLICA</c> is the address of one of the first database, <c>FIELDSERVICES_REPLICA_EAST</c> of "east".</summary>
/// <param name="Addresses">The addresses by the names of the databases.</param>
/// <param name="Options">When they are used.</param>
public sealed record ReplicaSettings(IReadOnlyDictionary<string, string> Addresses, ReplicaOptions Options)
{
    public const string Variable = "FIELDSERVICES_REPLICA";
    public const string LagVariable = "FIELDSERVICES_REPLICAS_LONGEST_LAG";

    public static ReplicaSettings None { get; } = new(new Dictionary<string, string>(), new());

    /// <summary>Reads the settings of this process.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="databases">The names of the databases that there are, besides the first.</param>
    /// <exception cref="ArgumentException">A name cannot be one of a database.</exception>
    /// <exception cref="UserErrorException">A variable names a database that is not configured, or the lag is no number of seconds.</exception>
    public static ReplicaSettings In(IDictionary variables, IEnumerable<string> databases)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var addresses = new Dictionary<string, string>(OtherDatabases.In(variables, Variable + "_"));
        if (addresses.Keys.Except(databases).FirstOrDefault() is { } unknown)
            throw new UserErrorException($"{Variable}_… names a replica of '{unknown}', and there is no such database: set {OtherDatabases.Prefix}… too.");
        if (variables[Variable] is string { Length: > 0 } home)
            addresses[Places.HomeName] = home;
        return new(addresses, new() { LongestLag = LagIn(variables) });
    }

    /// <summary>The replica of a database; null when none is configured.</summary>
    public ReadReplica? Open(string name, TimeProvider time) =>
        Addresses.TryGetValue(name, out var address) ? new(ConnectionStrings.Open(address), Options, time) : null;

    private static TimeSpan LagIn(IDictionary variables)
    {
        if (variables[LagVariable] is not string { Length: > 0 } text)
            return new ReplicaOptions().LongestLag;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : throw new UserErrorException($"{LagVariable} is a number of seconds, more than 0 and at most 86400.");
    }
}
