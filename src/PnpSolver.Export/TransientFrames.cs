using PnpSolver.Solvers;

namespace PnpSolver.Export;

/// <summary>The fields of a transient run: a frame for each output in a checkpoint, and at the end their collections in the result.</summary>
public static class TransientFrames
{
    private const string HalfPlane = "fields";
    private const string Revolved = "fields-revolved";

    /// <summary>Writes the frame of an output: <c>frames/fields-0000.vtr</c> and so on, and, revolved, <c>frames/fields-revolved-0000.vts</c>.</summary>
    /// <param name="store">Where frames are kept until the run ends.</param>
    /// <param name="output">The output; its time is the frame's <c>TimeValue</c>.</param>
    /// <param name="options">Encoding, title and quantities.</param>
    /// <param name="revolve">Steps of a revolution, or 0 for none.</param>
    public static void Add(CheckpointStore store, TransientSolution output, VtkOptions options, int revolve = 0)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(output);
        VtkOptions timed = options with { Time = output.Time };
        store.AddFrame(HalfPlane, ".vtr", output.Time, stream => VtkRectilinearGrid.Write(stream, output.Solution, timed));
        if (revolve > 0)
        {
            store.AddFrame(Revolved, ".vts", output.Time, stream => VtkStructuredGrid.Write(stream, output.Solution, revolve, timed));
        }
    }

    /// <summary>Moves the frames into a result that is being written, beside <c>fields.pvd</c> and <c>fields-revolved.pvd</c>.</summary>
    /// <param name="store">Where the frames are.</param>
    /// <param name="folder">The folder of the result.</param>
    public static void MoveTo(CheckpointStore store, string folder)
    {
        ArgumentNullException.ThrowIfNull(store);
        foreach (string series in (string[])[HalfPlane, Revolved])
        {
            if (store.Frames(series) is [_, ..] frames)
            {
                using FileStream stream = File.Create(Path.Combine(folder, $"{series}.pvd"));
                PvdFile.Write(stream, frames);
            }
        }

        store.MoveFramesTo(folder);
    }
}
