using FieldServices.EventStore;

namespace FieldServices.Api.Commands;

/// <summary>Another thing does not agree to what a decision asks of it; nothing was stored.</summary>
internal sealed class CarriedRefusedException(Rejection reason) : Exception(reason.Message)
{
    public Rejection Reason { get; } = reason;

    /// <summary>The same reason, with which of the other things it is.</summary>
    public static CarriedRefusedException Of(string label, Rejection reason) => new(reason with { Message = $"{label}: {reason.Message}" });
}
