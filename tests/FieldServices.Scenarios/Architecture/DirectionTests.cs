using System.Text.RegularExpressions;
using FieldServices.Domain.Modules;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Architecture;

/// <summary>The direction of dependencies: decisions and views are pure, the libraries know neither the domain nor each other.</summary>
public sealed partial class DirectionTests
{
    private static readonly string[] Impure =
    [
        "Npgsql", "Microsoft.", "System.IO.", "System.Net.", "System.Data.", "System.Diagnostics.Process", "System.Threading.Thread",
        "System.Threading.Timer", "System.Random", "System.Console", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    /// <summary>Lists that are compiled into the assembly, such as postcodes, are read as streams; no file is opened.</summary>
    private static readonly string[] OfCompiledLists =
        ["System.IO.Stream", "System.IO.StreamReader", "System.IO.TextReader", "System.IO.Compression.GZipStream", "System.IO.Compression.CompressionMode"];

    private static readonly string[] ImpureMembers =
    [
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.TimeProvider.get_System", "System.Threading.Tasks.Task.Delay",
        "System.Threading.Tasks.Task.Run",
    ];

    public static TheoryData<string> Libraries { get; } =
        [.. new[] { "FieldServices.EventStore", "FieldServices.Workflows", "FieldServices.GraphQL" }.Where(n => File.Exists(RepositoryRoot.At("src", n, $"{n}.csproj")))];

    [Fact]
    public void The_domain_does_no_input_or_output_and_asks_neither_clock_nor_chance()
    {
        using var domain = Library.Open("FieldServices.Domain");
        Assert.DoesNotContain(domain.UsedTypes.Except(OfCompiledLists), type => Impure.Any(i => type.StartsWith(i, StringComparison.Ordinal)));
        Assert.DoesNotContain(domain.UsedMembers, ImpureMembers.Contains);
        // The compiler writes this one into every method with yield.
        var environment = domain.UsedMembers.Where(m => m.StartsWith("System.Environment.", StringComparison.Ordinal));
        Assert.Equal([], environment.Except(["System.Environment.get_CurrentManagedThreadId"]));
    }

    [Fact]
    public void The_domain_knows_of_the_libraries_only_their_pure_types()
    {
        using var domain = Library.Open("FieldServices.Domain");
        var used = domain.UsedTypes.Where(t => t.StartsWith("FieldServices.", StringComparison.Ordinal)).ToArray();
        Assert.Contains("FieldServices.EventStore.Decision`1", used);
        Assert.Contains("FieldServices.Workflows.Output", used);
        Assert.DoesNotContain("FieldServices.EventStore.EventLog", used);
        Assert.All(used, type => Assert.True(PureTypeOfTheEventStore().IsMatch(type) || PureTypeOfWorkflows().IsMatch(type), $"The domain uses {type}."));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_refers_to_nothing_else_of_this_product(string name)
    {
        using var library = Library.Open(name);
        // Workflows commit their steps in the log's own transactions, so they stand on the event store.
        string[] allowed = name == "FieldServices.Workflows" ? ["FieldServices.EventStore"] : [];
        Assert.Equal(allowed, library.References.Where(r => r.StartsWith("FieldServices", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_speaks_no_word_of_the_domain(string name)
    {
        using var library = Library.Open(name);
        var words = FieldServicesModules.All.SelectMany(m => new[] { m.Subject, m.Collection })
            .Concat(["dispatcher", "technician", "incident", "insurance", "borough", "postcode", "triage", "invoice", "customer"])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Every language of programs has properties.
        words.ExceptWith(["property", "properties"]);
        Assert.DoesNotContain(library.Identifiers, identifier => Words().Matches(identifier).Any(w => words.Contains(w.Value)));
    }

    [Fact]
    public void Only_the_transport_of_GraphQL_knows_the_web_server()
    {
        var folder = RepositoryRoot.At("src", "FieldServices.GraphQL");
        var knowing = SourceFiles.Below(folder).Where(f => File.ReadAllText(f).Contains("Microsoft.AspNetCore", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(knowing);
        Assert.All(knowing, f => Assert.StartsWith("Transport/", Path.GetRelativePath(folder, f), StringComparison.Ordinal));
    }

    [Fact]
    public void GraphQL_knows_no_database()
    {
        using var library = Library.Open("FieldServices.GraphQL");
        Assert.DoesNotContain(library.References, r => r is "Npgsql" or "System.Data.Common");
    }

    [GeneratedRegex(@"^FieldServices\.EventStore\.(Views\.)?[A-Z]\w*(`\d+)?(\.\w+(`\d+)?)?$")]
    private static partial Regex PureTypeOfTheEventStore();

    /// <summary>The words of a workflow; what runs, stores or sends is none of the domain's business.</summary>
    [GeneratedRegex(@"^FieldServices\.Workflows\.(Workflow(`2)?|WorkflowInput(\.\w+)?|Output(\.\w+)?|CommandOutcome(\.\w+)?|When|Message|MessagePriority|Messages\.MessageTemplate|Recorded\.WorkflowEvents)$")]
    private static partial Regex PureTypeOfWorkflows();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();
}
