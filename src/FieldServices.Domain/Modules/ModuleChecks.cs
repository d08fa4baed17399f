using System.Runtime.CompilerServices;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Modules;

/// <summary>What the compiler cannot see.</summary>
public static class ModuleChecks
{
    /// <summary>Everything that is wrong in and between the modules, each as one sentence; empty when all is well.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<Module> modules) => [.. Contradictions(modules), .. modules.SelectMany(ExampleProblems)];

    /// <summary>Run at start-up, before anything is served. Examples are left to the tests: to check all of them takes longer than the rest of a start.</summary>
    /// <exception cref="InvalidRegistrationException">There are contradictions; the message lists all of them.</exception>
    public static void Require(IReadOnlyList<Module> modules)
    {
        if (Contradictions(modules) is { Count: > 0 } problems)
            throw new InvalidRegistrationException(problems);
    }

    private static IReadOnlyList<string> Contradictions(IReadOnlyList<Module> modules) =>
    [
        .. Duplicates(modules.Select(m => m.Subject), "subject"),
        .. Duplicates(modules.Select(m => m.Collection), "collection"),
        .. Duplicates(modules.SelectMany(m => m.Commands).Select(c => c.FullName), "command"),
        .. Duplicates(modules.SelectMany(m => m.Events.Concat(m.Retired)).Select(e => e.ToString()), "stored event"),
        .. Duplicates(modules.SelectMany(m => m.Events).Select(e => e.ClrType.Name), "event class"),
        .. Duplicates(modules.SelectMany(m => m.Views).Select(v => v.Name), "view"),
        .. Duplicates(modules.SelectMany(m => m.ClaimKinds).Select(k => k.Name), "claim"),
        .. modules.SelectMany(ClaimProblems),
        .. modules.SelectMany(CommandProblems),
        .. modules.SelectMany(EventProblems),
        .. modules.SelectMany(m => ViewProblems(m, modules)),
        .. modules.SelectMany(VisibilityChecks.Problems),
        .. CatalogProblems(modules),
    ];

    private static IEnumerable<string> Duplicates(IEnumerable<string> names, string kind) =>
        names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => $"the {kind} '{g.Key}' is declared {g.Count()} times");

    /// <summary>What the checks above have named already is not told twice.</summary>
    private static IEnumerable<string> CatalogProblems(IReadOnlyList<Module> modules)
    {
        try
        {
            Module.CatalogOf(modules);
            return [];
        }
        catch (InvalidRegistrationException e)
        {
            return e.Problems.Where(p => !p.Contains(" is registered ", StringComparison.Ordinal) || p.Contains("upcaster", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> ClaimProblems(Module module)
    {
        foreach (var name in module.ClaimKinds.SelectMany(k => new[] { k.Name, k.Code }).Where(n => !n.StartsWith(module.Subject + ".", StringComparison.Ordinal)))
            yield return $"the claim or code '{name}' does not begin with its subject '{module.Subject}'";
        if (module.ClaimsOf(module.Initial).Count > 0)
            yield return $"a {module.Subject} that does not exist holds claims";
    }

    private static IEnumerable<string> CommandProblems(Module module)
    {
        if (module.Commands.Count(c => c.Starts) != 1)
            yield return $"the module '{module.Subject}' needs exactly one command that begins a stream";
        foreach (var command in module.Commands)
        {
            if (command.Roles.Count == 0)
                yield return $"nobody may send '{command.FullName}': it has no roles";
        }
    }

    private static IEnumerable<string> ExampleProblems(Module module) =>
        from command in module.Commands
        from error in command.Validate(command.Example).Errors
        select $"the example of '{command.FullName}' is not valid: {error.PropertyName}: {error.ErrorMessage}";

    private static IEnumerable<string> EventProblems(Module module)
    {
        var registered = module.Events.Select(e => e.ClrType).ToHashSet();
        foreach (var missing in Hierarchy(module).Where(t => !registered.Contains(t)))
            yield return $"the event {missing.Name} has no stored name in the module '{module.Subject}'";
        foreach (var type in module.Events)
        {
            if (!type.Name.StartsWith(module.Subject + ".", StringComparison.Ordinal))
                yield return $"the stored name '{type}' does not begin with its subject '{module.Subject}'";
            foreach (var hidden in module.Retired.Where(r => r.Name == type.Name && r.Version >= type.Version))
                yield return $"the retired event '{hidden}' is not older than '{type}', which is recorded";
            if (Unhandled(() => module.Evolve(module.Initial, Blank(type.ClrType))) is { } problem)
                yield return problem;
        }
    }

    private static IEnumerable<string> ViewProblems(Module module, IReadOnlyList<Module> modules)
    {
        var all = modules.SelectMany(m => m.Events.Select(e => (Module: m, Type: e))).ToLookup(e => e.Type.ClrType);
        foreach (var view in module.Views)
        {
            foreach (var declared in view.Events)
            {
                if (!all[declared].Any())
                    yield return $"the view '{view.Name}' wants {declared.Name}, which no module registers";
                foreach (var (owner, type) in all[declared])
                {
                    if (Unhandled(() => view.EvolveRow(Blank(view.RowType), Envelope(owner, type))) is { } problem)
                        yield return problem;
                }
            }
        }
    }

    private static IEnumerable<Type> Hierarchy(Module module) =>
        module.EventRoot.Assembly.GetTypes().Where(t => !t.IsAbstract && module.EventRoot.IsAssignableFrom(t));

    /// <summary>Only whether the switch lists the event is asked; a blank one may well fail inside its arm.</summary>
    private static string? Unhandled(Action fold)
    {
        try
        {
            fold();
            return null;
        }
        catch (UnhandledEventException e)
        {
            return e.Message;
        }
        catch (Exception e) when (e is NullReferenceException or ArgumentException or ArithmeticException)
        {
            return null;
        }
    }

    private static object Blank(Type type) => RuntimeHelpers.GetUninitializedObject(type);

    private static Envelope Envelope(Module owner, EventType type) => new(
        default, new StreamId(owner.Subject, Guid.Empty), 1, 1, type, Blank(type.ClrType),
        DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, new Origin(new Actor("system", "check"), "check", default, default, default));
}
