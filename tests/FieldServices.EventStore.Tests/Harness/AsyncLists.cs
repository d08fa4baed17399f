namespace FieldServices.EventStore.Tests.Harness;

internal static class AsyncLists
{
    public static async Task<List<T>> ListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }

    public static Task<List<Envelope>> AllAsync(this EventLog log, TenantId tenant) =>
        log.ReadLogAsync(tenant, after: 0, int.MaxValue).ListAsync();
}
