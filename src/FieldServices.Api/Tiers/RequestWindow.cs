namespace FieldServices.Api.Tiers;

/// <summary>The requests of one key in the present minute. Safe for concurrent requests.</summary>
internal sealed class RequestWindow
{
    private readonly Lock gate = new();
    private long minute;
    private int here;
    private int told;
    private int elsewhere;

    /// <summary>The minute of the last request.</summary>
    public long Minute => Interlocked.Read(ref minute);

    /// <summary>Counts a request, unless so many were made already.</summary>
    /// <returns>How many are left; below 0 when this one is too many.</returns>
    public int Take(long now, int limit)
    {
        lock (gate)
        {
            if (now > minute)
                (minute, here, told, elsewhere) = (now, 0, 0, 0);
            var left = limit - here - elsewhere;
            if (left > 0)
                here++;
            return left - 1;
        }
    }

    /// <summary>How many requests were made here in a minute that the other nodes were not told of.</summary>
    public int Untold(long now)
    {
        lock (gate)
            return minute == now ? here - told : 0;
    }

    /// <summary>The other nodes were told of so many more, and with that all together have told of a total.</summary>
    public void Told(long now, int more, int total)
    {
        lock (gate)
        {
            if (minute != now)
                return;
            told += more;
            elsewhere = Math.Max(elsewhere, total - told);
        }
    }
}
