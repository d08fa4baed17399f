using FieldServices.Soak;
using Xunit.Abstractions;

namespace FieldServices.Scenarios.Crashes;

/// <summary>The short form of <c>./bench soak</c>.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_is_lost_duplicated_skipped_or_reordered_while_nodes_are_killed_and_the_database_crashes()
    {
        var result = await SoakRun.RunAsync(new SoakOptions(TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(4)) { Clients = 3, Tenants = 2 }, output.WriteLine);

        foreach (var line in result.Lines)
            output.WriteLine(line);
        Assert.Equal([], result.Findings.Select(f => f.ToString()));
        Assert.Equal((2, 1, 0), (result.Counts.Kills, result.Counts.DatabaseCrashes, result.Counts.Unanswered));
        Assert.All(
            [result.Counts.Rejected, result.Counts.Mismatched, result.Counts.Retries, result.Counts.Repetitions, result.Counts.Resumes],
            count => Assert.True(count > 0, string.Join('\n', result.Lines)));
    }

    [Fact]
    public async Task A_run_that_would_end_before_anything_crashes_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => SoakRun.RunAsync(new SoakOptions(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(11)), output.WriteLine));
}
