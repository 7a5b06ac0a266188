using System.Text;
using PnpSolver.Materials;

namespace PnpSolver.Export;

/// <summary>Names as VTK array names take them.</summary>
internal static class VtkNames
{
    /// <summary>One distinct name per species: letters, digits and underscores, in the order of the species.</summary>
    public static string[] Of(IReadOnlyList<Species> species) => Distinct([.. species.Select(ion => ion.Name)]);

    /// <summary>Names of letters, digits and underscores, numbered where two would be the same.</summary>
    public static string[] Distinct(IReadOnlyList<string> wanted)
    {
        var taken = new HashSet<string>();
        var names = new string[wanted.Count];
        for (int k = 0; k < names.Length; k++)
        {
            string plain = Plain(wanted[k]);
            names[k] = plain;
            for (int copy = 2; !taken.Add(names[k]); copy++)
            {
                names[k] = $"{plain}_{copy}";
            }
        }

        return names;
    }

    private static string Plain(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char letter in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        }

        string plain = text.ToString().Trim('_');
        return plain.Length == 0 ? "ion" : plain;
    }
}
