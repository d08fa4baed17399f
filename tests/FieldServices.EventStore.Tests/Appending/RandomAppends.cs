using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.EventStore.Tests.Appending;

/// <summary>Random sequences of appends against a model of the log in twenty lines.</summary>
public sealed class RandomAppends(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly Gen<Step> Steps =
        from stream in Gen.Choose(0, 2)
        from mode in Gen.Elements(Mode.New, Mode.Any, Mode.Right, Mode.Wrong)
        from events in Gen.Choose(1, 3)
        from command in Gen.Frequency((3, Gen.Constant(-1)), (2, Gen.Choose(0, 4)))
        select new Step(stream, mode, events, command);

    public enum Mode
    {
        New,
        Any,
        Right,
        Wrong,
    }

    public sealed record Step(int Stream, Mode Mode, int Events, int Command);

    [Fact]
    public void The_log_does_what_its_model_does() =>
        Prop.ForAll(Steps.ListOf().ToArbitrary(), steps => AgreesAsync([.. steps]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Whatever_runs_at_once_leaves_versions_and_positions_without_gaps() =>
        Prop.ForAll(Steps.ListOf().ToArbitrary(), steps => IsGapFreeAsync([.. steps]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private async Task<bool> AgreesAsync(List<Step> steps)
    {
        var model = new LogModel();
        foreach (var step in steps)
        {
            var append = model.AppendOf(step);
            Assert.Equal(model.Expect(append), await OutcomeAsync(append));
        }
        var log = await database.Log.AllAsync(model.Tenant);
        Assert.Equal(model.Log, log.Select(e => (e.Stream, e.Version)));
        Assert.Equal(Enumerable.Range(1, log.Count), log.Select(e => (int)e.Position));
        return true;
    }

    private async Task<bool> IsGapFreeAsync(List<Step> steps)
    {
        var model = new LogModel();
        var outcomes = await Task.WhenAll(steps.Select(model.AppendOf).ToList().Select(OutcomeAsync));
        var log = await database.Log.AllAsync(model.Tenant);
        Assert.Equal(Enumerable.Range(1, log.Count), log.Select(e => (int)e.Position));
        Assert.All(log.GroupBy(e => e.Stream), s => Assert.Equal(Enumerable.Range(1, s.Count()), s.Select(e => (int)e.Version)));
        Assert.Equal(steps.Zip(outcomes).Where(p => p.Second.StartsWith('v')).Sum(p => p.First.Events), log.Count);
        return true;
    }

    private async Task<string> OutcomeAsync(Append append)
    {
        try
        {
            var appended = await database.Log.AppendAsync(append);
            return $"v{appended.Version}@{appended.Position}";
        }
        catch (ConcurrencyException e)
        {
            return e.SqlState;
        }
        catch (CommandRecordedException e)
        {
            return e.SqlState;
        }
    }
}
