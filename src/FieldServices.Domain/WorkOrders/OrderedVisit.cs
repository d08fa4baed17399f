namespace FieldServices.Domain.WorkOrders;

/// <summary>A visit of a work order.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Name">What is done.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Time">When it is; null while it has no time.</param>
/// <param name="Noted">The version of its booking that was last noted.</param>
public sealed record OrderedVisit(int Number, string Name, VisitProgress Progress, VisitTime? Time, long Noted = 0)
{
    internal string Label => $"Visit {Number}, {Name}";
}
