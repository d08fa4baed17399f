using FieldServices.Domain.Shared;
using FieldServices.Domain.Shared.Formats;
using FieldServices.Domain.Shared.Places;

namespace FieldServices.Domain.Properties;

/// <summary>An address as it is kept: the postcode in its written form, borough, ward and position from the directory of postcodes where nobody said them.</summary>
internal static class Whereabouts
{
    public static (Address Address, GeoPoint? Point) Of(Address address, GeoPoint? point)
    {
        if (!Postcode.TryParse(address.Postcode, out var postcode, out _))
            return (address, point);
        var place = PostcodeDirectory.Find(postcode);
        return (
            address with
            {
                Postcode = postcode.ToString(),
                PostcodeDistrict = postcode.Outcode,
                Borough = address.Borough ?? place?.Borough,
                Ward = address.Ward ?? (address.Borough is null || address.Borough == place?.Borough ? place?.Ward : null),
            },
            point ?? place?.Point);
    }
}
