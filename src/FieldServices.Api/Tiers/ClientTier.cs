namespace FieldServices.Api.Tiers;

/// <summary>How much the owner of a key may ask of the server.</summary>
public enum ClientTier
{
    Free,
    Pro,
    Enterprise,
}
