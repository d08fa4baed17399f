namespace FieldServices.Api.CommandLine;

/// <summary>Hands figures on in order and at once; the framework's own way would hand them to another thread.</summary>
internal sealed class Relay(Action<long, long> report) : IProgress<(long Done, long Total)>
{
    public void Report((long Done, long Total) value) => report(value.Done, value.Total);
}
