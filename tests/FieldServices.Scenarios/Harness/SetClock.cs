namespace FieldServices.Scenarios.Harness;

/// <summary>The real time, moved on by hand.</summary>
public sealed class SetClock : TimeProvider
{
    private TimeSpan ahead;

    public void Advance(TimeSpan by) => ahead += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
