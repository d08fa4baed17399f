using FieldServices.EventStore.Proving.Verifying;

namespace FieldServices.EventStore.Proving.Exporting;

/// <summary>Follows an export line by line as <see cref="LogVerifier"/> follows a log; needs no database. Not safe for concurrent use.</summary>
public sealed class ExportCheck
{
    private const long WidestGap = 10_000_000;

    private readonly VerifyOptions options;
    private readonly Action<Finding> report;
    private readonly Action<Subtree, Digest>? completed;
    private readonly List<HeldCheckpoint> checkpoints = [];
    private TreeCheck? tree;
    private Stretch stretch = new(0);
    private long last;
    private int signed;

    /// <summary>Begins with the header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="options">Keys, and checkpoints from outside.</param>
    /// <param name="report">Told everything that is wrong.</param>
    /// <param name="completed">Told about the nodes of the tree that are kept beside a log.</param>
    public ExportCheck(ExportHeader header, VerifyOptions options, Action<Finding> report, Action<Subtree, Digest>? completed = null)
    {
        (Header, this.options, this.completed) = (header, options, completed);
        this.report = finding =>
        {
            Findings++;
            report(finding);
        };
        Ends = new StreamEnds(this.report);
    }

    /// <summary>The header.</summary>
    public ExportHeader Header { get; }

    /// <summary>The streams so far.</summary>
    internal StreamEnds Ends { get; }

    /// <summary>How many things were wrong so far.</summary>
    public int Findings { get; private set; }

    /// <summary>Takes the next line.</summary>
    /// <param name="line">Its number.</param>
    /// <param name="value">What it says; rows beside the log are not judged.</param>
    /// <exception cref="ExportFormatException">The positions cannot be those of a log.</exception>
    public void Add(long line, ExportLine value)
    {
        switch (value)
        {
            case ExportLine.Checkpoint checkpoint when tree is null:
                checkpoints.Add(HeldCheckpoint.Of(checkpoint.Value));
                break;
            case ExportLine.Checkpoint:
                throw new ExportFormatException(line, "checkpoints come before the events.");
            case ExportLine.Entry { Value: var e } when e.Position <= last:
                report(Finding.OutOfOrder(line, e.Position));
                break;
            case ExportLine.Entry { Value: var e } when e.Position > Header.Events:
                report(Finding.Surplus(e.Position, Header.Events));
                break;
            case ExportLine.Entry { Value: var e }:
                if (e.Position - last > WidestGap)
                    throw new ExportFormatException(line, $"position {e.Position} is far from the one before it, {last}.");
                SkipTo(e.Position - 1);
                stretch.Add(e, Ends);
                last = e.Position;
                if (stretch.IsFull)
                    Flush();
                break;
        }
    }

    /// <summary>Ends the check.</summary>
    /// <exception cref="ExportFormatException">Most of the log is missing.</exception>
    public Verified End()
    {
        if (Header.Events - last > WidestGap)
            throw new ExportFormatException(0, $"the header says {Header.Events} events, the last is {last}.");
        SkipTo(Header.Events);
        Flush();
        stretch.Release();
        Tree.End(Header.Events);
        return new Verified(Header.Events, signed, Tree.Root, Findings);
    }

    // Made with the first event: all checkpoints of the file are known then.
    private TreeCheck Tree
    {
        get
        {
            if (tree is not null)
                return tree;
            var held = options.Keys.Count == 0 ? [] : checkpoints.Concat(options.Held);
            var good = held.Select(h => (Held: h, Said: h.Read(Header.Tenant, options.Keys, report))).Where(c => c.Said is not null).Select(c => (c.Held, c.Said!)).ToList();
            signed = good.Count;
            return tree = new TreeCheck(good, [], report, completed);
        }
    }

    private void SkipTo(long position)
    {
        while (stretch.UpTo < position)
        {
            stretch.AddMissing(position, report);
            if (stretch.IsFull)
                Flush();
        }
    }

    private void Flush()
    {
        var full = stretch;
        stretch = new Stretch(full.UpTo);
        full.Check(Tree.EndsWithin, report).AddTo(Tree);
        full.Release();
    }
}
