namespace FieldServices.Benchmarks.Tenants;

/// <summary>What a node costs.</summary>
/// <param name="Connections">The most that it had open, over all databases.</param>
/// <param name="IdleTransactions">How many it commits a second while nobody asks anything.</param>
/// <param name="IdleCpu">Its processor time then, as a part of one core.</param>
/// <param name="IdleActive">The time that the databases spend on statements then, as a part of one core.</param>
/// <param name="Median">Milliseconds of a busy tenant's command.</param>
/// <param name="Slow">The same, the slowest of a hundred.</param>
/// <param name="Rate">Commands a second, over all busy tenants.</param>
internal sealed record Cost(int Connections, double IdleTransactions, double IdleCpu, double IdleActive, double Median, double Slow, double Rate);
