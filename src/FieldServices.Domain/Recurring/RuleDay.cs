namespace FieldServices.Domain.Recurring;

/// <summary>A day of the week in a rule: every one of the period (0), or the n-th from its beginning or, if negative, from its end.</summary>
public readonly record struct RuleDay(int Ordinal, DayOfWeek Day);
