namespace FieldServices.Domain.Contractors;

/// <summary>What the hard rules need to know of a contractor; its state and its row in the read model both give it.</summary>
public interface ICandidate
{
    IReadOnlyList<HeldSkill> Skills { get; }

    IReadOnlyList<Insurance> Policies { get; }

    Coverage? Coverage { get; }

    bool Available { get; }
}
