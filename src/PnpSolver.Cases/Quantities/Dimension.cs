using System.Text;

namespace PnpSolver.Cases.Quantities;

/// <summary>Exponents of metre, kilogram, second, ampere, kelvin and mole. Immutable.</summary>
internal readonly record struct Dimension(int Metre, int Kilogram, int Second, int Ampere = 0, int Kelvin = 0, int Mole = 0)
{
    private static readonly string[] Symbols = ["kg", "m", "s", "A", "K", "mol"];

    public static Dimension None => default;

    /// <summary>The product with a power of another dimension.</summary>
    public Dimension Times(Dimension other, int power) => new(
        Metre + (power * other.Metre),
        Kilogram + (power * other.Kilogram),
        Second + (power * other.Second),
        Ampere + (power * other.Ampere),
        Kelvin + (power * other.Kelvin),
        Mole + (power * other.Mole));

    /// <summary>The SI unit written out in base units: <c>kg m^2 s^-3</c>; empty for a pure number.</summary>
    public override string ToString()
    {
        int[] exponents = [Kilogram, Metre, Second, Ampere, Kelvin, Mole];
        var text = new StringBuilder();
        for (int i = 0; i < exponents.Length; i++)
        {
            if (exponents[i] != 0)
            {
                text.Append(text.Length > 0 ? " " : "").Append(Symbols[i]);
                text.Append(exponents[i] == 1 ? "" : $"^{exponents[i]}");
            }
        }

        return text.ToString();
    }
}
