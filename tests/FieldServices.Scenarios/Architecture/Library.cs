using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FieldServices.Scenarios.Architecture;

/// <summary>What the compiler wrote about one assembly: what it refers to, and how long its methods are.</summary>
internal sealed class Library : IDisposable
{
    private readonly PEReader file;
    private readonly MetadataReader metadata;

    private Library(PEReader file)
    {
        this.file = file;
        metadata = file.GetMetadataReader();
    }

    public static Library Open(string name) => new(new PEReader(File.OpenRead(PathOf(name, "dll"))));

    /// <summary>The simple names of the assemblies it refers to.</summary>
    public IEnumerable<string> References =>
        metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name));

    /// <summary>Every type of another assembly that it uses, by full name.</summary>
    public IEnumerable<string> UsedTypes => metadata.TypeReferences.Select(h => NameOf(metadata.GetTypeReference(h)));

    /// <summary>Every method and field of another assembly that it uses, as <c>Namespace.Type.Member</c>.</summary>
    public IEnumerable<string> UsedMembers => metadata.MemberReferences.Select(metadata.GetMemberReference)
        .Where(m => m.Parent.Kind == HandleKind.TypeReference)
        .Select(m => $"{NameOf(metadata.GetTypeReference((TypeReferenceHandle)m.Parent))}.{metadata.GetString(m.Name)}");

    /// <summary>Its own types by full name, without those that the compiler invented.</summary>
    public IEnumerable<string> OwnTypes => metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
        .Where(t => !metadata.GetString(t.Name).Contains('<', StringComparison.Ordinal))
        .Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}");

    /// <summary>Every name that somebody gave to a type, member or parameter.</summary>
    public IEnumerable<string> Identifiers => OwnTypes.Select(t => t[(t.LastIndexOf('.') + 1)..])
        .Concat(metadata.MethodDefinitions.Select(h => metadata.GetString(metadata.GetMethodDefinition(h).Name)))
        .Concat(metadata.FieldDefinitions.Select(h => metadata.GetString(metadata.GetFieldDefinition(h).Name)))
        .Concat(metadata.PropertyDefinitions.Select(h => metadata.GetString(metadata.GetPropertyDefinition(h).Name)))
        .Concat(metadata.MethodDefinitions.SelectMany(h => metadata.GetMethodDefinition(h).GetParameters()).Select(p => metadata.GetString(metadata.GetParameter(p).Name)))
        // An explicit implementation carries the whole name of its interface; only the last part was given by somebody.
        .Select(n => n[(n.LastIndexOf('.') + 1)..])
        .Where(n => n.Length > 0 && !n.Contains('<', StringComparison.Ordinal));

    public void Dispose() => file.Dispose();

    /// <summary>Every method with its length in lines, from its opening to its closing brace. Constructors are left out: their lines are those of the fields too.</summary>
    public static IReadOnlyList<(string Method, int Lines)> MethodLengths(string name)
    {
        using var library = Open(name);
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(PathOf(name, "pdb")));
        var reader = symbols.GetMetadataReader();
        return [.. library.metadata.MethodDefinitions.Select(h => (library.Describe(h), LinesOf(reader.GetMethodDebugInformation(h), reader))).Where(m => m.Item1 is not null).Select(m => (m.Item1!, m.Item2))];
    }

    private string? Describe(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        var name = metadata.GetString(method.Name);
        return name is ".ctor" or ".cctor" ? null : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{name}";
    }

    private static int LinesOf(MethodDebugInformation method, MetadataReader reader)
    {
        var points = method.SequencePointsBlob.IsNil ? [] : method.GetSequencePoints().Where(p => !p.IsHidden).ToImmutableArray();
        if (points.IsEmpty || IsGenerated(reader, points[0].Document))
            return 0;
        return points.Max(p => p.EndLine) - points.Min(p => p.StartLine) + 1;
    }

    private static bool IsGenerated(MetadataReader reader, DocumentHandle document) =>
        !document.IsNil && reader.GetString(reader.GetDocument(document).Name).EndsWith(".g.cs", StringComparison.Ordinal);

    private string NameOf(TypeReference type) => type.ResolutionScope.Kind == HandleKind.TypeReference
        ? $"{NameOf(metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope))}.{metadata.GetString(type.Name)}"
        : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    private static string PathOf(string name, string extension) => Path.Combine(AppContext.BaseDirectory, $"{name}.{extension}");
}
