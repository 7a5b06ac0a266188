using System.Globalization;
using PnpSolver.Solvers;

namespace PnpSolver.Export;

/// <summary>The time steps of a transient run as a CSV table that grows row by row: taken ones and rejected ones with the reason.</summary>
public static class TimeStepCsv
{
    /// <summary>The first line.</summary>
    public const string Header = "number,time [s],length [s],order,method,error,iterations,rejection\n";

    /// <summary>The line of a step; an error that is not finite leaves its field empty.</summary>
    /// <param name="step">The step.</param>
    public static string Row(TimeStep step)
    {
        string error = double.IsFinite(step.Error) ? Csv.Field(step.Error) : "";
        string reason = (step.Rejection ?? "").ReplaceLineEndings(" ");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{step.Number},{Csv.Field(step.Time)},{Csv.Field(step.Length)},{step.Order},{Csv.Field(step.Method)},{error},{step.Iterations},{Csv.Field(reason)}\n");
    }

    /// <summary>Reads the steps of a table, one by one; a missing error is NaN.</summary>
    /// <param name="reader">The table, from its first line.</param>
    /// <exception cref="InvalidDataException">It is no such table.</exception>
    public static IEnumerable<TimeStep> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.ReadLine() is { } first && first + '\n' != Header)
        {
            throw new InvalidDataException($"expected the columns {Header.TrimEnd()}, found {first}");
        }

        while (reader.ReadLine() is { } line)
        {
            yield return StepOf(Csv.Fields(line));
        }
    }

    private static TimeStep StepOf(List<string> fields)
    {
        if (fields.Count != 8)
        {
            throw new InvalidDataException($"a row of time steps has 8 fields, not {fields.Count}: {string.Join(',', fields)}");
        }

        double Number(int column) => double.Parse(fields[column], CultureInfo.InvariantCulture);
        int Integer(int column) => int.Parse(fields[column], CultureInfo.InvariantCulture);
        return new(
            Integer(0), Number(1), Number(2), Integer(3), fields[4], fields[5].Length > 0 ? Number(5) : double.NaN, Integer(6),
            fields[7].Length > 0 ? fields[7] : null);
    }
}
