namespace FieldServices.Domain.Recurring;

/// <summary>
/// The local times at which a rule occurs, in order; the clocks of a place come in later, when each is turned into an instant. A start
/// that the rule itself does not let pass is not among them.
/// </summary>
public static class Occurrences
{
    /// <summary>So many periods without an occurrence mean that the rule never occurs again.</summary>
    private const int LongestDrought = 200_000;

    /// <param name="rule">The rule.</param>
    /// <param name="start">The first local time that may occur; what the rule does not say is taken from it.</param>
    /// <param name="until">The last local time that may occur; by default the rule's own.</param>
    public static IEnumerable<DateTime> Of(RecurrenceRule rule, DateTime start, DateTime? until = null)
    {
        var (last, left, drought) = (until ?? rule.Until ?? DateTime.MaxValue, rule.Count ?? int.MaxValue, 0);
        var period = new Periods(rule, start);
        for (var k = 0; drought < LongestDrought && period.TryGet(k) is { } times; k++, drought++)
        {
            foreach (var time in times.Where(t => t >= start))
            {
                if (time > last || left == 0)
                    yield break;
                (left, drought) = (left - 1, 0);
                yield return time;
            }

            if (period.BeginsAfter(k, last) || left == 0)
                yield break;
        }
    }
}
