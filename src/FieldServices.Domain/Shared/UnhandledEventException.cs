namespace FieldServices.Domain.Shared;

/// <summary>A fold met an event that its switch does not list; the start-up check finds this before anything is served.</summary>
public sealed class UnhandledEventException(string fold, object @event)
    : Exception($"{fold} does not handle {@event.GetType().Name}. List the event in its switch, even if only to ignore it.");
