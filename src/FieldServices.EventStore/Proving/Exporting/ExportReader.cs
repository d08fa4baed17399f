using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace FieldServices.EventStore.Proving.Exporting;

/// <summary>Reads the lines of an export.</summary>
public static class ExportReader
{
    /// <summary>The lines, in order: the header first, the end last. What is in between is not judged.</summary>
    /// <exception cref="ExportFormatException">The file is not an export, or it is not complete.</exception>
    public static async IAsyncEnumerable<(long Line, ExportLine Value)> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        TenantId? tenant = null;
        var ended = false;
        for (var line = 1L; await LineAsync(reader, line, cancellationToken) is { } text; line++)
        {
            if (ended)
                throw new ExportFormatException(line, "there is something behind the end.");
            var value = Parse(line, text, tenant);
            tenant ??= value is ExportLine.Header header ? header.Value.Tenant : throw new ExportFormatException(line, "an export begins with its header.");
            if (value is ExportLine.Header && line > 1)
                throw new ExportFormatException(line, "there is a second header.");
            ended = value is ExportLine.End end
                && (end.Lines == line - 1 ? true : throw new ExportFormatException(line, $"there should be {end.Lines} lines before the end, and there are {line - 1}."));
            yield return (line, value);
        }
        if (!ended)
            throw new ExportFormatException(0, "the end is missing: the file is not complete.");
    }

    private static async Task<string?> LineAsync(StreamReader reader, long line, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw new ExportFormatException(line, "it is not UTF-8.");
        }
    }

    private static ExportLine Parse(long line, string text, TenantId? tenant)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            if (tenant is { } owner && root.TryGetProperty("position", out _))
                return new ExportLine.Entry(Event(root, owner));
            if (root.TryGetProperty("checkpoint", out var size))
                return new ExportLine.Checkpoint(new(size.GetInt64(), root.GetProperty("signedAt").GetDateTimeOffset(), Text(root, "note")));
            if (root.TryGetProperty("table", out _))
                return new ExportLine.Row(Text(root, "table"), Text(root, "row"));
            if (root.TryGetProperty("end", out var lines))
                return new ExportLine.End(lines.GetInt64());
            return new ExportLine.Header(Header(root));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new ExportFormatException(line, "it is not a line of an export.");
        }
    }

    private static ExportHeader Header(JsonElement root)
    {
        if (root.GetProperty("fieldservicesExport").GetInt32() != ExportWriter.Version)
            throw new FormatException();
        return new ExportHeader(
            new TenantId(root.GetProperty("tenant").GetGuid()), Text(root, "slug"), Text(root, "name"), Text(root, "mode"), root.GetProperty("events").GetInt64(),
            root.TryGetProperty("testNow", out _) ? Time(root, "testNow") : null);
    }

    private static StoredEntry Event(JsonElement root, TenantId tenant)
    {
        var command = root.GetProperty("commandId").GetGuid();
        return new StoredEntry(
            tenant,
            new StreamId(Text(root, "streamType"), root.GetProperty("streamId").GetGuid()),
            root.GetProperty("version").GetInt64(),
            root.GetProperty("position").GetInt64(),
            Text(root, "name"),
            root.GetProperty("nameVersion").GetInt16(),
            Time(root, "recordedAt"),
            Time(root, "effectiveAt"),
            Text(root, "actor"),
            Text(root, "command"),
            command,
            root.TryGetProperty("correlationId", out var correlation) ? correlation.GetGuid() : command,
            root.TryGetProperty("causationId", out var causation) ? causation.GetGuid() : command,
            Encoding.UTF8.GetBytes(Text(root, "body")),
            new Digest(Convert.FromHexString(Text(root, "hash"))));
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? throw new FormatException();

    private static long Time(JsonElement root, string name) => StoredTime.Parse(Text(root, name)) ?? throw new FormatException();
}
