using System.Text.Json;
using FieldServices.GraphQL.Conformance;

namespace FieldServices.GraphQL.Tests.Conformance;

/// <summary>
/// Reads a file of cases. <c>## name</c> begins a case; what follows is its document. Lines that begin with <c>%</c> say more:
/// <c>%kind</c> and <c>%rules</c> for the whole file, <c>%schema</c> and <c>%query</c> begin a block, <c>%variables</c>,
/// <c>%root</c> and <c>%operation</c> belong to a request, <c>%ours</c> says why the reference implementation answers otherwise.
/// Lines that begin with <c>&gt;</c> are the expected errors, the one with <c>=</c> the expected data.
/// </summary>
internal sealed class CaseFile(string path, string defaultSchema)
{
    private readonly Dictionary<string, string> _header = [];
    private readonly Dictionary<string, string> _settings = [];
    private readonly Dictionary<string, List<string>> _blocks = [];
    private readonly List<string> _errors = [];
    private readonly List<WrittenCase> _cases = [];
    private string? _name;
    private string _block = "";

    public IReadOnlyList<WrittenCase> Read()
    {
        foreach (var line in File.ReadAllText(path).Split('\n'))
            Take(line);
        EndCase();
        return _cases;
    }

    private void Take(string line)
    {
        if (line.StartsWith("## ", StringComparison.Ordinal))
            BeginCase(line[3..]);
        else if (line is "%schema" or "%query")
            _blocks[_block = line[1..]] = [];
        else if (line.StartsWith('%'))
            Set(line[1..]);
        else if (line.StartsWith("> ", StringComparison.Ordinal))
            _errors.Add(line[2..]);
        else if (line.StartsWith("= ", StringComparison.Ordinal))
            _settings["data"] = line[2..];
        else if (_name is not null)
            _blocks[_block].Add(line);
    }

    private void Set(string line)
    {
        var parts = line.Split(' ', 2);
        (_name is null ? _header : _settings)[parts[0]] = parts[1];
    }

    private void BeginCase(string name)
    {
        EndCase();
        _name = name;
        _settings.Clear();
        _errors.Clear();
        _blocks.Clear();
        _blocks[_block = "query"] = [];
    }

    private void EndCase()
    {
        if (_name is null)
            return;
        var kind = _header["kind"];
        var text = Block("query")!;
        var question = new ConformanceCase
        {
            Kind = kind,
            Sdl = kind == "schema" ? text : Block("schema") ?? defaultSchema,
            Query = kind == "schema" ? null : text,
            OperationName = _settings.GetValueOrDefault("operation"),
            Variables = Json("variables"),
            RootValue = Json("root"),
            Rules = _header.TryGetValue("rules", out var rules) ? rules.Split(' ') : null,
        };
        var data = Json("data") is { } json ? WrittenCase.Compact(json) : null;
        _cases.Add(new WrittenCase(FeatureOf(_name), _name, question, [.. _errors], data, _settings.GetValueOrDefault("ours")));
    }

    /// <summary>The rule that the whole file is about, or the one that the name of the case begins with, or the name of the file.</summary>
    private string FeatureOf(string name)
    {
        var word = name.Split(' ')[0];
        return _header.GetValueOrDefault("rules") ?? (char.IsUpper(word[0]) ? word : Path.GetFileNameWithoutExtension(path));
    }

    private string? Block(string name) => _blocks.TryGetValue(name, out var lines) ? string.Join('\n', lines).TrimEnd('\n') : null;

    private JsonElement? Json(string setting)
        => _settings.TryGetValue(setting, out var text) ? JsonDocument.Parse(text).RootElement.Clone() : null;
}
