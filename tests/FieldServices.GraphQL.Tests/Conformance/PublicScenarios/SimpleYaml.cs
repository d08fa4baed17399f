using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FieldServices.GraphQL.Tests.Conformance.PublicScenarios;

/// <summary>
/// Reads as much of YAML as the public scenarios use: mappings, sequences, literal blocks, quoted and plain scalars and flat flow
/// mappings. No package for YAML is among those of this project.
/// </summary>
internal sealed class SimpleYaml
{
    private readonly string[] _lines;
    private int _next;

    private SimpleYaml(string text) => _lines = text.ReplaceLineEndings("\n").Split('\n');

    public static JsonNode? Read(string text)
    {
        var yaml = new SimpleYaml(text);
        return yaml.ReadBlock(0);
    }

    private JsonNode? ReadBlock(int indent)
    {
        SkipBlank();
        if (AtEnd || IndentOf(_lines[_next]) < indent)
            return null;
        var own = IndentOf(_lines[_next]);
        return IsItem(_lines[_next]) ? ReadSequence(own) : ReadMapping(own);
    }

    private JsonArray ReadSequence(int indent)
    {
        var items = new JsonArray();
        while (!SkipBlank() && IndentOf(_lines[_next]) == indent && IsItem(_lines[_next]))
        {
            var rest = _lines[_next].TrimStart()[1..].TrimStart();
            if (SplitEntry(rest) is not null && rest[0] is not ('{' or '"' or '\''))
            {
                // The mapping of an item begins on the line of its dash.
                _lines[_next] = new string(' ', indent + 2) + rest;
                items.Add(ReadMapping(indent + 2));
            }
            else
            {
                _next++;
                items.Add(Scalar(rest));
            }
        }
        return items;
    }

    private JsonObject ReadMapping(int indent)
    {
        var entries = new JsonObject();
        while (!SkipBlank() && IndentOf(_lines[_next]) == indent && SplitEntry(_lines[_next].Trim()) is { } entry)
        {
            _next++;
            entries[entry.Key] = entry.Value switch
            {
                "" => ReadNested(indent),
                "|" or "|-" => ReadLiteral(indent, keepsEnd: entry.Value == "|"),
                var text => Scalar(text),
            };
        }
        return entries;
    }

    private JsonNode? ReadNested(int indent)
    {
        var isSequenceBeside = !SkipBlank() && IndentOf(_lines[_next]) == indent && IsItem(_lines[_next]);
        return ReadBlock(isSequenceBeside ? indent : indent + 1);
    }

    private JsonValue ReadLiteral(int indent, bool keepsEnd)
    {
        var lines = new List<string>();
        while (!AtEnd && (string.IsNullOrWhiteSpace(_lines[_next]) || IndentOf(_lines[_next]) > indent))
            lines.Add(_lines[_next++]);
        var own = lines.Where(line => !string.IsNullOrWhiteSpace(line)).Min(IndentOf);
        var text = string.Join('\n', lines.Select(line => line.Length > own ? line[own..] : "")).TrimEnd('\n');
        return JsonValue.Create(keepsEnd ? text + "\n" : text);
    }

    private static (string Key, string Value)? SplitEntry(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0 && line.EndsWith(':'))
            colon = line.Length - 1;
        return colon < 0 || line[..colon].Contains(' ', StringComparison.Ordinal) ? null : (line[..colon], line[(colon + 1)..].Trim());
    }

    private static JsonNode? Scalar(string text) => text switch
    {
        "null" => null,
        "true" => true,
        "false" => false,
        ['\'', .., '\''] => text[1..^1].Replace("''", "'", StringComparison.Ordinal),
        ['"', .., '"'] => JsonSerializer.Deserialize<string>(text),
        ['{', .., '}'] => FlowMapping(text[1..^1]),
        _ when int.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };

    private static JsonObject FlowMapping(string text)
    {
        var entries = new JsonObject();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = SplitEntry(part.Trim())!.Value;
            entries[key] = Scalar(value);
        }
        return entries;
    }

    private bool AtEnd => _next >= _lines.Length;

    /// <summary>Whether the end is reached.</summary>
    private bool SkipBlank()
    {
        while (!AtEnd && string.IsNullOrWhiteSpace(_lines[_next]))
            _next++;
        return AtEnd;
    }

    private static int IndentOf(string line) => line.Length - line.TrimStart(' ').Length;

    private static bool IsItem(string line) => line.TrimStart().StartsWith("- ", StringComparison.Ordinal);
}
