using System.Numerics;
using PnpSolver.Numerics;

namespace PnpSolver.LinearAlgebra;

/// <summary>One level of <see cref="NetworkMultigrid"/>: the network in single precision, its line factors and the vectors of a cycle.</summary>
/// <remarks>A row is stored as its even columns followed by its odd ones, each half padded with zeros to whole vectors, with a row of
/// zeros before the first and after the last: so every second column is contiguous, neighbours are at fixed distances,
/// and no loop has a remainder. D = 0 marks nodes without equation, held or not; x is 0 there. Pivots come from couplings and ground only (see <see cref="BandedNetwork"/>), without subtraction.</remarks>
internal sealed unsafe partial class NetworkLevel
{
    private const int Alignment = 16;
    private const int Arrays = 9;
    private const float Tiny = NodeShares.Tiny;

    private readonly int columns;
    private readonly int rows;
    private readonly int half;
    private readonly int stride;
    private readonly WorkCrew crew;
    private readonly float[] storage;
    private readonly float* fromR;
    private readonly float* toR;
    private readonly float* fromZ;
    private readonly float* toZ;
    private readonly float* diagonal;
    private readonly float* inverseR;
    private readonly float* inverseZ;
    private readonly float* x;
    private readonly float* b;

    /// <summary>Storage for a level.</summary>
    /// <param name="columns">Nodes along r.</param>
    /// <param name="rows">Nodes along z.</param>
    /// <param name="crew">Threads.</param>
    public NetworkLevel(int columns, int rows, WorkCrew crew)
    {
        this.columns = columns;
        this.rows = rows;
        this.crew = crew;
        half = (((columns + 1) / 2) + Alignment) / Alignment * Alignment; // at least one zero after the even columns
        stride = 2 * half;
        if (stride % 512 == 0)
        {
            stride += Alignment; // rows a power of two apart would share the same few cache sets
        }

        long array = (long)(rows + 2) * stride;
        storage = GC.AllocateArray<float>(checked((int)((Arrays * array) + (2 * Alignment))), pinned: true);
        float* start = (float*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(storage, 0);
        start += ((64 - ((nint)start % 64)) % 64 / sizeof(float)) + stride;
        fromR = start;
        toR = start + array;
        fromZ = start + (2 * array);
        toZ = start + (3 * array);
        diagonal = start + (4 * array);
        inverseR = start + (5 * array);
        inverseZ = start + (6 * array);
        x = start + (7 * array);
        b = start + (8 * array);
        CreateBodies();
    }

    /// <summary>Nodes along r.</summary>
    public int Columns => columns;

    /// <summary>Nodes along z.</summary>
    public int Rows => rows;

    private static int Lanes => Vector<float>.Count;

    /// <summary>Runs over chunks, with all threads where the level is large enough to be worth it.</summary>
    private void Run(int chunks, Action<int> body)
    {
        if (columns * rows >= 2500)
        {
            crew.Run(chunks, body);
            return;
        }

        for (int chunk = 0; chunk < chunks; chunk++)
        {
            body(chunk);
        }
    }
}
