namespace FieldServices.Api.Reads.Answers;

/// <summary>
/// Guesses whether a question was asked before, in little and constant memory: most questions are asked once, and to keep their answers would
/// push out those that are asked again. A wrong guess only means to keep an answer too early or too late.
/// </summary>
internal sealed class AskedBefore
{
    private const int Places = 1 << 16;

    private readonly int[] hashes = new int[Places];

    /// <summary>Whether it was asked lately; from now on it was.</summary>
    public bool Notes(int hash)
    {
        ref var place = ref hashes[hash & (Places - 1)];
        var known = Volatile.Read(ref place) == hash;
        Volatile.Write(ref place, hash);
        return known;
    }
}
