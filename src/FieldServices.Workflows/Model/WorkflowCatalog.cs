using System.Collections.Frozen;
using System.Text.RegularExpressions;
using FieldServices.EventStore;

namespace FieldServices.Workflows;

/// <summary>Every workflow version that this process can run and every command that they may send. Immutable; safe to share.</summary>
public sealed partial class WorkflowCatalog
{
    private readonly FrozenDictionary<string, FrozenDictionary<int, Workflow>> byName;
    private readonly FrozenDictionary<Type, CommandType> commands;

    /// <summary>Checks and registers.</summary>
    /// <param name="workflows">All versions that instances may still be running.</param>
    /// <param name="commands">All commands that a workflow may send.</param>
    /// <exception cref="InvalidRegistrationException">Something is registered twice or cannot work; it names everything.</exception>
    public WorkflowCatalog(IReadOnlyList<Workflow> workflows, IEnumerable<CommandType> commands)
    {
        ArgumentNullException.ThrowIfNull(workflows);
        var problems = workflows.GroupBy(w => w.ToString()).Where(g => g.Count() > 1).Select(g => $"the workflow {g.Key} is registered twice")
            .Concat(workflows.Where(w => !Name().IsMatch(w.Name)).Select(w => $"the workflow's name '{w.Name}' is not lower-case words joined by hyphens"))
            .Concat(workflows.Where(w => w.ListensTo.Count == 0).Select(w => $"the workflow {w} listens to nothing"))
            .ToList();
        if (problems.Count > 0)
            throw new InvalidRegistrationException(problems);
        All = workflows;
        byName = workflows.GroupBy(w => w.Name).ToFrozenDictionary(g => g.Key, g => g.ToFrozenDictionary(w => w.Version));
        this.commands = commands.ToFrozenDictionary(c => c.ClrType);
    }

    /// <summary>Every version of every workflow.</summary>
    public IReadOnlyList<Workflow> All { get; }

    /// <summary>The names of the workflows, in alphabetical order.</summary>
    public IReadOnlyList<string> Names => [.. byName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The newest version of each workflow.</summary>
    public IEnumerable<Workflow> Newest => Names.Select(NewestOf);

    /// <summary>True when there is a version of this workflow.</summary>
    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>The newest version of a workflow, which new instances get.</summary>
    /// <exception cref="KeyNotFoundException">There is no such workflow.</exception>
    public Workflow NewestOf(string name) => byName.TryGetValue(name, out var versions)
        ? versions.Values.MaxBy(w => w.Version)!
        : throw new KeyNotFoundException($"There is no workflow '{name}'. There are: {string.Join(", ", Names)}.");

    /// <summary>A version of a workflow, or null.</summary>
    public Workflow? Exactly(string name, int definition) => byName.GetValueOrDefault(name)?.GetValueOrDefault(definition);

    /// <summary>
    /// The version that gives an instance its next step: a newer one that migrates it, or else its own. Null when this program has
    /// neither.
    /// </summary>
    public Workflow? For(string name, int definition)
    {
        if (!byName.TryGetValue(name, out var versions))
            return null;
        return versions.Values.Where(w => w.Version > definition && w.Migrates.Contains(definition)).MaxBy(w => w.Version)
            ?? Exactly(name, definition);
    }

    /// <summary>How a command is sent.</summary>
    /// <exception cref="InvalidRegistrationException">The record is not registered.</exception>
    public CommandType CommandOf(object command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return commands.GetValueOrDefault(command.GetType())
            ?? throw new InvalidRegistrationException([$"the command {command.GetType().Name} is not registered in any module"]);
    }

    [GeneratedRegex("^[a-z]+(-[a-z0-9]+)*$")]
    private static partial Regex Name();
}
