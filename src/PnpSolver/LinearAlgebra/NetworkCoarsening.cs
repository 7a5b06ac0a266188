namespace PnpSolver.LinearAlgebra;

/// <summary>The network of every second line of a network: no geometry is needed.</summary>
/// <remarks>Two edges in series with flux from·x_l − to·x_u have from = from₁from₂/(to₁ + from₂), to = to₁to₂/(to₁ + from₂); the edges of a
/// dropped line count half for each neighbour that is kept; masses by full weighting. Couplings to a held node that no
/// kept held node stands for become mass.</remarks>
internal sealed unsafe class NetworkCoarsening
{
    private readonly LineCoarsening columns;
    private readonly LineCoarsening rows;
    private readonly WorkCrew crew;
    private readonly Action<int> coarsenRow;
    private TensorNetwork fine;
    private TensorNetwork coarse;

    /// <summary>A coarsening.</summary>
    /// <param name="columns">Which columns are kept.</param>
    /// <param name="rows">Which rows are kept.</param>
    /// <param name="crew">Threads.</param>
    public NetworkCoarsening(LineCoarsening columns, LineCoarsening rows, WorkCrew crew)
    {
        this.columns = columns;
        this.rows = rows;
        this.crew = crew;
        coarsenRow = CoarsenRow;
    }

    /// <summary>Fills the coarse network.</summary>
    /// <param name="from">The fine network.</param>
    /// <param name="to">The coarse network, whose shape is that of the lines kept.</param>
    public void Apply(in TensorNetwork from, in TensorNetwork to)
    {
        fine = from;
        coarse = to;
        crew.Run(rows.Count, coarsenRow);
    }

    private void CoarsenRow(int row)
    {
        int first = row * coarse.Columns;
        for (int c = 0; c < coarse.Columns; c++)
        {
            coarse.Mass[first + c] = 0;
            coarse.Held[first + c] = fine.Held[(rows.Fine(row) * fine.Columns) + columns.Fine(c)];
        }

        new Span<double>(coarse.From + coarse.AlongRow(row), coarse.Columns - 1).Clear();
        new Span<double>(coarse.To + coarse.AlongRow(row), coarse.Columns - 1).Clear();
        GatherRow(row, rows.Fine(row), 1);
        if (rows.HasBetween(row - 1))
        {
            GatherRow(row, rows.Fine(row) - 1, 0.5);
        }

        if (rows.HasBetween(row))
        {
            GatherRow(row, rows.Fine(row) + 1, 0.5);
        }

        if (row < coarse.Rows - 1)
        {
            new Span<double>(coarse.From + coarse.AcrossRows(row), coarse.Columns).Clear();
            new Span<double>(coarse.To + coarse.AcrossRows(row), coarse.Columns).Clear();
            GatherAcross(row, row, true);
        }

        if (row > 0)
        {
            GatherAcross(row, row - 1, false);
        }
    }

    /// <summary>Adds edges along one fine row, and the masses on it, to a coarse row.</summary>
    private void GatherRow(int row, int fineRow, double weight)
    {
        int first = fineRow * fine.Columns;
        double* from = fine.From + fine.AlongRow(fineRow);
        double* to = fine.To + fine.AlongRow(fineRow);
        double* mass = fine.Mass + first;
        bool* held = fine.Held + first;
        bool anyHeld = new Span<bool>(held, fine.Columns).Contains(true);
        double* coarseFrom = coarse.From + coarse.AlongRow(row);
        double* coarseTo = coarse.To + coarse.AlongRow(row);
        double* coarseMass = coarse.Mass + (row * coarse.Columns);
        bool* coarseHeld = coarse.Held + (row * coarse.Columns);
        for (int c = 0; c < coarse.Columns; c++)
        {
            int i = columns.Fine(c);
            coarseMass[c] += weight * mass[i];
            if (c == coarse.Columns - 1)
            {
                break;
            }

            var pair = new SeriesEdges { From = from[i], To = to[i] };
            int end = i + 1;
            if (columns.HasBetween(c))
            {
                pair.Append(from[i + 1], to[i + 1]);
                double half = weight * 0.5 * mass[i + 1];
                coarseMass[c] += half;
                coarseMass[c + 1] += half;
                end = i + 2;
                pair.MiddleHeld = anyHeld && held[i + 1];
            }

            if (anyHeld)
            {
                pair.Ground(held[i], held[end], coarseHeld[c], coarseHeld[c + 1], from[i], to[end - 1]);
                coarseMass[c] += weight * pair.LowerGround;
                coarseMass[c + 1] += weight * pair.UpperGround;
            }

            coarseFrom[c] += weight * pair.From;
            coarseTo[c] += weight * pair.To;
        }
    }

    /// <summary>Adds what the edges between two coarse rows give: to the row below the edges and its own ground, to the row above
    /// its ground.</summary>
    private void GatherAcross(int row, int interval, bool isLower)
    {
        int below = rows.Fine(interval);
        bool between = rows.HasBetween(interval);
        int above = between ? below + 2 : below + 1;
        bool anyHeld = new Span<bool>(fine.Held + (below * fine.Columns), (above - below + 1) * fine.Columns).Contains(true);
        if (!isLower && !anyHeld)
        {
            return;
        }

        for (int c = 0; c < coarse.Columns; c++)
        {
            int i = columns.Fine(c);
            GatherColumn(row, interval, isLower, anyHeld, i, c, 1);
            if (columns.HasBetween(c - 1))
            {
                GatherColumn(row, interval, isLower, anyHeld, i - 1, c, 0.5);
            }

            if (columns.HasBetween(c))
            {
                GatherColumn(row, interval, isLower, anyHeld, i + 1, c, 0.5);
            }
        }
    }

    private void GatherColumn(int row, int interval, bool isLower, bool anyHeld, int i, int c, double weight)
    {
        int below = rows.Fine(interval);
        int first = fine.AcrossRows(below) + i;
        int last = first;
        var pair = new SeriesEdges { From = fine.From[first], To = fine.To[first] };
        if (rows.HasBetween(interval))
        {
            last = first + fine.Columns;
            pair.Append(fine.From[last], fine.To[last]);
            pair.MiddleHeld = anyHeld && fine.Held[((below + 1) * fine.Columns) + i];
        }

        if (anyHeld)
        {
            int lower = (below * fine.Columns) + i;
            int upper = (rows.Fine(interval + 1) * fine.Columns) + i;
            int kept = columns.Fine(c) - i;
            pair.Ground(
                fine.Held[lower], fine.Held[upper], fine.Held[lower + kept], fine.Held[upper + kept], fine.From[first], fine.To[last]);
            coarse.Mass[(row * coarse.Columns) + c] += weight * (isLower ? pair.LowerGround : pair.UpperGround);
        }

        if (isLower)
        {
            coarse.From[coarse.AcrossRows(row) + c] += weight * pair.From;
            coarse.To[coarse.AcrossRows(row) + c] += weight * pair.To;
        }
    }
}
