using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FieldServices.EventStore.Proving.Exporting;

/// <summary>Writes the lines of an export: one JSON object each, UTF-8.</summary>
internal sealed class ExportWriter : IAsyncDisposable
{
    public const int Version = 1;
    private const int FlushAt = 1 << 16;

    private readonly Stream output;
    private readonly ArrayBufferWriter<byte> buffer = new(2 * FlushAt);
    private readonly Utf8JsonWriter json;

    public ExportWriter(Stream output)
    {
        this.output = output;
        json = new(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public long Lines { get; private set; }

    public Task HeaderAsync(ExportHeader header, CancellationToken cancellationToken) => LineAsync(() =>
    {
        json.WriteNumber("fieldservicesExport", Version);
        json.WriteString("tenant", header.Tenant.Value);
        json.WriteString("slug", header.Slug);
        json.WriteString("name", header.Name);
        json.WriteString("mode", header.Mode);
        json.WriteNumber("events", header.Events);
        if (header.TestNow is { } now)
            json.WriteString("testNow", StoredTime.Text(now));
    }, cancellationToken);

    public Task EventAsync(StoredEntry e, CancellationToken cancellationToken) => LineAsync(() =>
    {
        json.WriteNumber("position", e.Position);
        json.WriteString("streamType", e.Stream.Type);
        json.WriteString("streamId", e.Stream.Id);
        json.WriteNumber("version", e.Version);
        json.WriteString("name", e.Name);
        json.WriteNumber("nameVersion", e.NameVersion);
        json.WriteString("recordedAt", StoredTime.Text(e.RecordedAt));
        json.WriteString("effectiveAt", StoredTime.Text(e.EffectiveAt));
        json.WriteString("actor", e.Actor);
        json.WriteString("command", e.Command);
        json.WriteString("commandId", e.CommandId);
        if (e.CorrelationId != e.CommandId)
            json.WriteString("correlationId", e.CorrelationId);
        if (e.CausationId != e.CommandId)
            json.WriteString("causationId", e.CausationId);
        // As text: the hash is over these very bytes.
        json.WriteString("body", Encoding.UTF8.GetString(e.Body.Span));
        json.WriteString("hash", e.Hash.ToString());
    }, cancellationToken);

    public Task CheckpointAsync(SignedCheckpoint checkpoint, CancellationToken cancellationToken) => LineAsync(() =>
    {
        json.WriteNumber("checkpoint", checkpoint.Size);
        json.WriteString("signedAt", checkpoint.SignedAt);
        json.WriteString("note", checkpoint.Note);
    }, cancellationToken);

    public Task RowAsync(string table, string row, CancellationToken cancellationToken) => LineAsync(() =>
    {
        json.WriteString("table", table);
        json.WriteString("row", row);
    }, cancellationToken);

    /// <summary>Writes the last line, and everything that was not written yet.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await LineAsync(() => json.WriteNumber("end", Lines), cancellationToken);
        await WriteAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync() => await json.DisposeAsync();

    private async Task LineAsync(Action write, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        write();
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        Lines++;
        if (buffer.WrittenCount >= FlushAt)
            await WriteAsync(cancellationToken);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }
}
