using System.Diagnostics;

namespace FieldServices.Workflows.Stepping;

/// <summary>What is kept of an error: its kind and place, never its text, which could quote what an event says of a person.</summary>
internal static class Fault
{
    public static string Describe(Exception error)
    {
        if (error is NoDefinitionException or EventStore.InvalidRegistrationException)
            return error.Message;
        var place = new StackTrace(error).GetFrame(0)?.GetMethod();
        return place?.DeclaringType is { } type ? $"{error.GetType().Name} in {type.Name}.{place.Name}" : error.GetType().Name;
    }
}
