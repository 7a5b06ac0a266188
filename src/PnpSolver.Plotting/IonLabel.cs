using System.Globalization;
using System.Text.RegularExpressions;
using PnpSolver.Materials;

namespace PnpSolver.Plotting;

/// <summary>Names of ions as chemists write them: K⁺, Ca²⁺, HCO₃⁻.</summary>
public static partial class IonLabel
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉";

    /// <summary>The name with its charge; a name that shows another charge than the valence stays as it is.</summary>
    /// <param name="species">The ion.</param>
    public static string Of(Species species)
    {
        Match charged = ChargedName().Match(species.Name);
        string stem = charged.Success ? charged.Groups["stem"].Value : species.Name;
        if (species.Name.AsSpan().ContainsAny('⁺', '⁻') || (charged.Success && Charge(charged) != species.Valence))
        {
            return species.Name;
        }

        return Formula().IsMatch(stem) ? Typeset(stem, Subscripts) + Superscript(species.Valence) : stem + Superscript(species.Valence);
    }

    private static double Charge(Match name)
    {
        string signs = name.Groups["signs"].Value;
        string digits = name.Groups["digits"].Value;
        double size = digits.Length > 0 ? double.Parse(digits, CultureInfo.InvariantCulture) : signs.Length;
        return signs[0] == '+' ? size : -size;
    }

    private static string Superscript(double valence)
    {
        if (valence == 0)
        {
            return "";
        }

        string sign = valence > 0 ? "⁺" : "⁻";
        double size = Math.Abs(valence);
        if (size != Math.Round(size) || size > 99)
        {
            return $" (z = {NumberText.Of(valence)})";
        }

        return (size == 1 ? "" : Typeset(size.ToString(CultureInfo.InvariantCulture), Superscripts)) + sign;
    }

    private static string Typeset(string text, string digits) =>
        string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? digits[letter - '0'] : letter));

    [GeneratedRegex(@"^(?<stem>.*?[^\d+\-])(?<digits>\d*)(?<signs>\++|-+)$")]
    private static partial Regex ChargedName();

    [GeneratedRegex(@"^([A-Z][a-z]?\d*)+$")]
    private static partial Regex Formula();
}
