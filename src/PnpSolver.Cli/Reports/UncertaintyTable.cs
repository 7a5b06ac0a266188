using System.Globalization;
using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Diagnostics;

namespace PnpSolver.Cli.Reports;

/// <summary>Every number with its uncertainty, and what order of convergence three meshes show.</summary>
internal static class UncertaintyTable
{
    private const int MostDecimals = 11;

    /// <summary>Writes the table; nothing where no number has an uncertainty.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="quantities">The numbers.</param>
    /// <param name="ink">Emphasis.</param>
    /// <returns>Whether there was anything to write.</returns>
    public static bool Write(TextWriter writer, IReadOnlyList<Quantity> quantities, Ink ink)
    {
        Quantity[] shown = [.. quantities.Where(quantity => quantity.Uncertainty is { IsRoundOff: false })];
        int exact = quantities.Count(quantity => quantity.Uncertainty is { IsRoundOff: true });
        if (shown.Length + exact == 0)
        {
            return false;
        }

        writer.WriteLine(ink.Bold("Uncertainty by the discretisation, from cells of full, half and quarter size"));
        DisplayUnit[] units = [.. shown.Select(quantity => DisplayUnit.For(quantity.Unit, Math.Max(Math.Abs(quantity.Value), quantity.Uncertainty!.Value)))];
        string[][] numbers = [.. shown.Select((quantity, i) => PlusMinus(quantity.Value / units[i].Size, quantity.Uncertainty!.Value / units[i].Size))];
        string[] names = Column.Left([.. shown.Select(quantity => $"  {quantity.Name}"), ""]);
        string[] values = Column.Decimal([.. numbers.Select(pair => pair[0]), ""]);
        string[] widths = Column.Left([.. numbers.Select(pair => pair[1]), ""]);
        string[] symbols = Column.Left([.. units.Select(unit => unit.Symbol), ""]);
        for (int i = 0; i < shown.Length; i++)
        {
            string order = shown[i].Uncertainty!.Order is { } p ? $"order {p.ToString("0.0", CultureInfo.InvariantCulture)}" : "no order: 3 times the largest difference";
            writer.WriteLine($"{names[i]}   {ink.Bold(values[i])} ± {widths[i]}   {symbols[i]}   {ink.Dim(order)}".TrimEnd());
        }

        if (exact > 0)
        {
            writer.WriteLine($"  {exact} more do not depend on the mesh beyond round-off");
        }

        return true;
    }

    /// <summary>A value and its uncertainty with as many decimals as give the uncertainty two digits.</summary>
    private static string[] PlusMinus(double value, double uncertainty)
    {
        int decimals = 1 - (int)Math.Floor(Math.Log10(uncertainty));
        if (decimals is >= 0 and <= MostDecimals)
        {
            return [value.ToString($"F{decimals}", CultureInfo.InvariantCulture), uncertainty.ToString($"F{decimals}", CultureInfo.InvariantCulture)];
        }

        int digits = value == 0 ? 0 : Math.Clamp((int)Math.Floor(Math.Log10(Math.Abs(value))) + decimals, 0, MostDecimals);
        return [value.ToString($"0.{new string('0', digits)}e0", CultureInfo.InvariantCulture), uncertainty.ToString("0.0e0", CultureInfo.InvariantCulture)];
    }
}
