namespace FieldServices.EventStore.Schema;

/// <summary>A migration did not get its locks; what was applied before stays, and the next run goes on there.</summary>
/// <param name="script">The script that waits.</param>
/// <param name="attempts">How many times it was tried.</param>
/// <param name="inner">The last failure.</param>
public sealed class BlockedMigrationException(string script, int attempts, Exception inner) : Exception(
    $"The script {script} did not get its locks in {attempts} attempts. End what holds them (see pg_stat_activity, oldest xact_start), and migrate again.", inner);
