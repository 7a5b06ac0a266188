using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Diagnostics.Checks;

namespace PnpSolver.Cli.Reports;

/// <summary>Checks as people read them.</summary>
internal static class CheckTable
{
    /// <summary>One line for each check under a heading for each picture; below, what those mean that did not pass.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="checks">The checks.</param>
    public static void Write(Terminal terminal, IReadOnlyList<Check> checks)
    {
        foreach (IGrouping<Picture, Check> picture in checks.GroupBy(check => check.Definition.Picture).OrderBy(group => group.Key))
        {
            terminal.Out.WriteLine(terminal.OutInk.Bold(picture.Key.Title()));
            WriteRows(terminal, [.. picture]);
            terminal.Out.WriteLine();
        }

        foreach (IGrouping<CheckDefinition, Check> group in checks.Where(check => check.Status > CheckStatus.Pass).GroupBy(check => check.Definition).OrderByDescending(group => group.Max(check => check.Status)))
        {
            WriteMeanings(terminal, group.Key, group);
        }
    }

    private static void WriteMeanings(Terminal terminal, CheckDefinition definition, IEnumerable<Check> checks)
    {
        terminal.Out.WriteLine($"{terminal.OutInk.Bold(definition.Name)}: {definition.Title}");
        foreach (Check check in checks.OrderByDescending(check => check.Status))
        {
            string place = check.Subject.Length > 0 ? $", {check.Subject}" : "";
            terminal.Out.WriteLine($"  {Word(terminal.OutInk, check.Status, check.Status.Word())}{place}: {check.Meaning}");
        }

        terminal.Out.WriteLine(terminal.OutInk.Dim($"  {definition.Formula}"));
        terminal.Out.WriteLine(terminal.OutInk.Dim($"  {definition.Source}"));
    }

    /// <summary>All checks in one line, those by name that did not pass.</summary>
    /// <param name="checks">The checks.</param>
    public static string InOneLine(IReadOnlyList<Check> checks)
    {
        string NamesOf(IEnumerable<Check> group) => string.Join(", ", group.Select(check => check.Definition.Name).Distinct());
        IEnumerable<string> parts = checks.GroupBy(check => check.Status).OrderByDescending(group => group.Key).Select(group => group.Key switch
        {
            CheckStatus.Pass => $"{group.Count()} passed",
            CheckStatus.Fail => $"{group.Count()} failed ({NamesOf(group)})",
            _ => $"{ResultText.Count(group.Count(), group.Key.Word())} ({NamesOf(group)})",
        });
        return $"Checks: {string.Join("; ", parts)}";
    }

    private static void WriteRows(Terminal terminal, Check[] checks)
    {
        string[] marks = Column.Left([.. checks.Select(check => check.Status.Word()), "passed"]);
        string[] names = Column.Left([.. checks.Select(check => check.Definition.Name)]);
        string[] places = Column.Left([.. checks.Select(check => check.Subject)]);
        string[] values = Column.Decimal([.. checks.Select(check => Value(check, check.Value))]);
        string[] units = Column.Left([.. checks.Select(check => UnitOf(check).Symbol)]);
        for (int i = 0; i < checks.Length; i++)
        {
            string line = $"{names[i]}  {places[i]}   {values[i]} {units[i]}   {terminal.OutInk.Dim(LimitsIn(checks[i].Definition, UnitOf(checks[i])))}";
            terminal.Out.WriteLine($"  {Word(terminal.OutInk, checks[i].Status, marks[i])}  {line}".TrimEnd());
        }
    }

    /// <summary>The thresholds of a check: note > 0.5, warning > 1.</summary>
    /// <param name="definition">The check.</param>
    /// <param name="unit">The unit they are given in, which is left out.</param>
    public static string LimitsIn(CheckDefinition definition, DisplayUnit unit)
    {
        Thresholds limits = definition.Thresholds;
        string side = limits.IsLowWorse ? "<" : ">";
        (CheckStatus Status, double? At)[] all = [(CheckStatus.Note, limits.Note), (CheckStatus.Warn, limits.Warn), (CheckStatus.Fail, limits.Fail)];
        return string.Join(", ", all.Where(limit => limit.At is not null).Select(limit => $"{limit.Status.Word()} {side} {NumberText.Short(limit.At!.Value / unit.Size, 3)}"));
    }

    /// <summary>The same in a unit that is easy to read.</summary>
    /// <param name="definition">The check.</param>
    public static string LimitsOf(CheckDefinition definition)
    {
        DisplayUnit unit = DisplayUnit.For(definition.Unit, definition.Thresholds.NearestTo(double.NaN));
        return $"{LimitsIn(definition, unit)} {unit.Symbol}".TrimEnd();
    }

    private static string Value(Check check, double value) => NumberText.Short(value / UnitOf(check).Size, 3);

    /// <summary>The unit in which the larger of value and threshold is easy to read.</summary>
    private static DisplayUnit UnitOf(Check check) => DisplayUnit.For(check.Definition.Unit, Math.Max(Math.Abs(check.Value), Math.Abs(check.Threshold)));

    private static string Word(Ink ink, CheckStatus status, string text) => status switch
    {
        CheckStatus.Fail => ink.Red(text),
        CheckStatus.Warn => ink.Yellow(text),
        _ => text,
    };
}
