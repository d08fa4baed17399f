namespace FieldServices.Api.Workflows;

/// <summary>What became of somebody's decision.</summary>
public enum Decided
{
    /// <summary>It has its effect.</summary>
    Done,

    /// <summary>It has its effect, and the instance is parked again, before this or another input.</summary>
    ParkedAgain,

    /// <summary>There is nothing to decide any more: somebody was faster, or it went its way.</summary>
    Settled,

    /// <summary>The tenant has no such thing.</summary>
    Unknown,
}
