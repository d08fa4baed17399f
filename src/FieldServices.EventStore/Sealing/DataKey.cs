using System.Text;

namespace FieldServices.EventStore.Sealing;

/// <summary>The key of one data subject, unwrapped.</summary>
/// <param name="tenant">The owner.</param>
/// <param name="id">Its id.</param>
/// <param name="subject">Whose it is.</param>
/// <param name="bytes">The key; null when it was destroyed, or no master key here unwraps it.</param>
/// <param name="isDestroyed">True when nobody can open what it sealed any more.</param>
internal sealed class DataKey(TenantId tenant, Guid id, string subject, byte[]? bytes, bool isDestroyed)
{
    public TenantId Tenant => tenant;

    public Guid Id => id;

    public string Subject => subject;

    public byte[]? Bytes => bytes;

    public bool IsDestroyed => isDestroyed;

    /// <summary>What is authenticated with every value that it seals, and with itself when it is wrapped.</summary>
    public byte[] Bound { get; } = BoundTo(tenant, id, subject);

    public static byte[] BoundTo(TenantId tenant, Guid id, string subject) => Encoding.UTF8.GetBytes($"{tenant}\n{id}\n{subject}");
}
