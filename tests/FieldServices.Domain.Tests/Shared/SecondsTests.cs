using System.Text.Json;
using FieldServices.Domain.Emergencies;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.Domain.Tests.Shared;

public sealed class SecondsTests
{
    [Fact]
    public void Every_length_of_time_survives_its_seconds() => Check.QuickThrowOnFailure(Prop.ForAll<long>(ticks =>
    {
        var resumed = new ClockResumed(default, TimeSpan.FromTicks(ticks), new Deadlines(default, default, default));
        return JsonSerializer.Deserialize(JsonSerializer.Serialize(resumed, DomainJson.Default.ClockResumed), DomainJson.Default.ClockResumed) == resumed;
    }));

    [Theory]
    [InlineData("\"00:01:00\"")]
    [InlineData("1e20")]
    [InlineData("null")]
    public void What_is_no_number_of_seconds_is_refused(string seconds) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(
        $$"""{"at":"2026-03-02T08:32:30+00:00","pausedSeconds":{{seconds}}}""", DomainJson.Default.ClockResumed));
}
