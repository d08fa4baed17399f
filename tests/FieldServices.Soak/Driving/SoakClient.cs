using System.Collections.Concurrent;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Driving;

/// <summary>Somebody who works: reports, moves on, races with himself, breaks rules, repeats himself, and looks at what came of it.</summary>
internal sealed class SoakClient(TenantId tenant, Sender sender, Journal journal, ContractorId contractor, Random random)
{
    private const int Jobs = 8;
    private const int Remembered = 50;
    private readonly List<Job> jobs = [];
    private readonly List<(Order Order, ConcurrentQueue<Reply> Page)> settled = [];

    /// <summary>Works until told to stop; what is in hand then is finished.</summary>
    public async Task RunAsync(TimeSpan pause, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await StepAsync(random.Next(100));
            await Task.Delay(pause, CancellationToken.None);
        }
    }

    private Task StepAsync(int chance) => chance switch
    {
        _ when jobs.Count == 0 => ReportAsync(),
        < 20 when jobs.Count < Jobs => ReportAsync(),
        < 65 => MoveOnAsync(Any()),
        < 75 => RaceAsync(Any()),
        < 83 => SayTwiceAsync(),
        < 88 => BreakRulesAsync(Any()),
        < 92 => StayAsync(Any()),
        < 97 => RepeatAsync(),
        _ => LookAsync(Any()),
    };

    private async Task ReportAsync()
    {
        var order = Order.Of(tenant, Report());
        Keep(null, await SendAsync(order, AnyNode()));
    }

    private async Task MoveOnAsync(Job job)
    {
        if (job.Next(contractor, random) is not { } command)
        {
            jobs.Remove(job);
            return;
        }
        var order = Order.Of(tenant, command, job.Id, random.Next(2) == 0 ? job.Version : null);
        var moved = Keep(job, await SendAsync(order, AnyNode()));
        if (moved is not null && random.Next(3) == 0)
            await LookAsync(moved);
    }

    // Two different commands that demand the same version, on both nodes at once: one wins.
    private async Task RaceAsync(Job job)
    {
        if (!job.MayMove)
            return;
        var node = AnyNode();
        var racers = Enumerable.Range(0, 2).Select(n => SendAsync(Order.Of(tenant, new LocateEmergency(Place()), job.Id, job.Version), node + n));
        foreach (var racer in await Task.WhenAll(racers))
            Keep(job, racer);
    }

    // One command under one key, on both nodes at once: both get the same answer.
    private async Task SayTwiceAsync()
    {
        var order = Order.Of(tenant, Report());
        var page = journal.Open(order);
        var node = AnyNode();
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => sender.SendAsync(order, node + n, page)));
        Keep(null, (both[0].Reply, both[0].Body is { } body && both[0].Reply.Kind == ReplyKind.Accepted ? Job.Of(both[0].Reply, body) : null));
    }

    private async Task BreakRulesAsync(Job job)
    {
        object command = job.Status is "reported" ? new CloseEmergency() : new AcknowledgeEmergency();
        Keep(job, await SendAsync(Order.Of(tenant, command, job.Id), AnyNode()));
    }

    // The place is right already: accepted, and nothing is written.
    private async Task StayAsync(Job job)
    {
        if (!job.MayMove)
            return;
        var place = Place();
        for (var time = 0; time < 2; time++)
            job = Keep(job, await SendAsync(Order.Of(tenant, new LocateEmergency(place), job.Id), AnyNode())) ?? job;
    }

    // A key that was answered long ago.
    private async Task RepeatAsync()
    {
        if (settled.Count == 0)
            return;
        var (order, page) = settled[random.Next(settled.Count)];
        await sender.SendAsync(order, AnyNode(), page);
    }

    private async Task LookAsync(Job job)
    {
        var answer = await sender.AskAsync($"{{ emergency(id: \"{job.Id}\") {{ status }} }}", job.Position, AnyNode());
        if (answer is null)
            return;
        var seen = (string?)answer["data"]!["emergency"]?["status"];
        var expected = job.Status.ToUpperInvariant().Replace('-', '_');
        journal.Add(new ReadAfterWrite($"emergency/{job.Id}", job.Position, expected, seen, (bool?)answer["extensions"]?["stale"] ?? false));
    }

    private async Task<(Reply Reply, Job? After)> SendAsync(Order order, int node)
    {
        var (reply, body, page) = await sender.SendAsync(order, node);
        settled.Add((order, page));
        if (settled.Count > Remembered)
            settled.RemoveAt(random.Next(Remembered));
        return (reply, reply.Kind == ReplyKind.Accepted ? Job.Of(reply, body!) : null);
    }

    // The newest of what is known; whatever was not as expected is given up, because somebody else has it in hand.
    private Job? Keep(Job? before, (Reply Reply, Job? After) sent)
    {
        var known = jobs.FindIndex(j => j.Id == (sent.After ?? before)?.Id);
        if (sent.After is { } after)
        {
            if (known < 0)
                jobs.Add(after);
            else if (jobs[known].Version <= after.Version)
                jobs[known] = after;
            return after;
        }
        return null;
    }

    private Job Any() => jobs[random.Next(jobs.Count)];

    private int AnyNode() => random.Next(Nodes.Count);

    private GeoPoint Place() => new(51.4 + random.NextDouble() / 10, -0.2 + random.NextDouble() / 10);

    private ReportEmergency Report() => new(EmergencyCategory.WaterLeak, "Water through the ceiling", ContactChannel.Phone, Place());
}
