namespace FieldServices.Domain.Shared.Formats;

/// <summary>
/// The blocks of numbers that are given out in the United Kingdom, after Ofcom's National Telephone Numbering Plan as libphonenumber's
/// metadata of 2025 lists it (Apache-2.0). Numbers for films and the reserved area 01632 are not among them.
/// </summary>
internal static class UkNumberPlan
{
    // Areas and the first digits of their numbers; ten digits in all.
    private const string Geographic =
        """
        113[0123458] 114[012345] 115[0126789] 116[01234] 117[012349] 118[012349] 129 120[02456789] 121[01234567] 12180[04589] 122[3456789] 123[345679]
        124[12345689] 125[023456789] 126[01234789] 127[013456789] 128[023456789] 130 131[012345678] 132[023456789] 133[0234579] 134[012346789] 135[023456789]
        136[012346789] 137[1235679] 138[012346789] 139[234578] 14[137] 140[03456789] 142[02345789] 144[0234569] 145[012345678] 146[012345679] 148[02345789]
        149[012345679] 15[16] 150[12356789] 152[02456789] 153[015689] 154[023456789] 155[03456789] 157[012356789] 158[0123468] 159[012345789] 161 160[034689]
        162[01235689] 163[013456789] 164[123467] 165[01234569] 166[13456789] 167[012345678] 168[013456789] 169[0124578] 172 170[0246789] 173[023678]
        174[03456789] 175[012346789] 176[013456789] 177[012356789] 178[02456789] 179[023456789] 187 180[356789] 182[12345789] 183[0234578] 184[01234578]
        185[12456789] 186[234569] 188[023456789] 189[02569] 19[18] 190[0234589] 192[02345689] 193[12345789] 194[23456789] 195[01234579] 196[234789]
        197[0124578] 199[23457] 20[01378] 23[0189] 24[017] 28[012346789] 29[012]
        """;

    // Blocks of the few areas that still have numbers of nine digits in all.
    private const string ShortGeographic =
        """
        12046[1234] 12087[23456789] 12545[12345679] 12762 12763[12345678] 12766[123456] 12972[01234] 12973[2345] 12982[2345678] 12987[01234789] 12988[345]
        13638[2345] 13647[23] 13847[0456789] 13864[015789] 14044[1234567] 14208 14202[23] 146030 14605[23457] 14606[12345678] 14607[2345678] 146140 148052
        14887[123] 15246 15243[2345679] 15276 15626[06789] 156686 16064 16067[45679] 16295[567] 1635[34] 164724 164761 16595[08] 16596[67] 165974 16955[01234]
        16977[23] 17266[13456789] 17267[01234567] 17442 17502[0123] 175032 175042 175052 175062 175076 175082 17688 1827[56] 18375[2345] 18378[239]
        18843[23458] 19006[12345678] 190085 19052 193583 19466[12345678] 19492[01] 194981 196323 19633[1234] 199561
        """;

    // Ten digits, as all that follow.
    private const string Mobile =
        """
        7[123] 74[012346789] 745[012345689] 7457[012345789] 75[13456789] 750[012345678] 752[012356789] 77[1234567] 770[123456789] 7700[01] 778[023456789]
        779[012345689] 78[01456789] 782[012345678] 783[012345678] 79[02456789] 791[023456789] 7911[028] 793[012345689]
        """;

    private const string Pager =
        """
        760[012] 762[356] 7634 764[0134] 765[49] 766[012369] 7677 7681 769[39]
        """;

    private static readonly (string Blocks, int Length, PhoneKind Kind)[] Plan =
    [
        (Geographic, 10, PhoneKind.FixedLine), (ShortGeographic, 9, PhoneKind.FixedLine),
        (Mobile, 10, PhoneKind.Mobile), (Pager, 10, PhoneKind.Pager),
        ("80[08]", 10, PhoneKind.Freephone), ("800", 9, PhoneKind.Freephone), ("8001111", 7, PhoneKind.Freephone),
        ("3[0347] 55", 10, PhoneKind.UkWide), ("56", 10, PhoneKind.Internet), ("70", 10, PhoneKind.Personal),
        ("84[2345] 87[0123] 9[01] 98[2349]", 10, PhoneKind.Premium), ("845464", 7, PhoneKind.Premium),
    ];

    private static readonly Dictionary<(string Block, int Length), PhoneKind> Blocks =
        Plan.SelectMany(p => Expand(p.Blocks).Select(b => (Key: (b, p.Length), p.Kind))).ToDictionary(b => b.Key, b => b.Kind);

    private static readonly int Longest = Blocks.Keys.Max(k => k.Block.Length);

    /// <summary>The kind of a national number without its leading 0; null when no such number is given out.</summary>
    public static PhoneKind? KindOf(string national)
    {
        for (var digits = 1; digits <= Math.Min(Longest, national.Length); digits++)
            if (Blocks.TryGetValue((national[..digits], national.Length), out var kind))
                return kind;
        return null;
    }

    // "12[034]" stands for 120, 123 and 124.
    private static IEnumerable<string> Expand(string blocks) =>
        blocks.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).SelectMany(block =>
            block.IndexOf('[', StringComparison.Ordinal) is var open and >= 0
                ? block[(open + 1)..^1].Select(last => block[..open] + last)
                : [block]);
}
