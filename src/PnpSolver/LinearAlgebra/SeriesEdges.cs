namespace PnpSolver.LinearAlgebra;

/// <summary>One edge, or two in series, as one edge, with what held nodes make of it.</summary>
internal struct SeriesEdges
{
    /// <summary>Factor of x at the lower end.</summary>
    public double From;

    /// <summary>Factor of x at the upper end.</summary>
    public double To;

    /// <summary>Whether the node between the two edges is held.</summary>
    public bool MiddleHeld;

    /// <summary>What the lower end has to ground.</summary>
    public double LowerGround;

    /// <summary>What the upper end has to ground.</summary>
    public double UpperGround;

    /// <summary>Continues with a second edge: from₁from₂/(to₁ + from₂), to₁to₂/(to₁ + from₂); 0 if either is.</summary>
    /// <param name="from">Of the second edge.</param>
    /// <param name="to">Of the second edge.</param>
    public void Append(double from, double to)
    {
        double sum = To + from;
        double share = sum > 0 ? 1 / sum : 0;
        From *= from * share;
        To *= to * share;
    }

    /// <summary>Turns what leads to a held node that the coarse ends do not stand for into ground.</summary>
    /// <param name="lowerHeld">Whether the fine lower end is held.</param>
    /// <param name="upperHeld">Whether the fine upper end is held.</param>
    /// <param name="coarseLowerHeld">Whether the coarse lower end is held.</param>
    /// <param name="coarseUpperHeld">Whether the coarse upper end is held.</param>
    /// <param name="firstFrom">From of the first edge.</param>
    /// <param name="lastTo">To of the last edge.</param>
    public void Ground(bool lowerHeld, bool upperHeld, bool coarseLowerHeld, bool coarseUpperHeld, double firstFrom, double lastTo)
    {
        if (MiddleHeld)
        {
            LowerGround = lowerHeld ? 0 : firstFrom;
            UpperGround = upperHeld ? 0 : lastTo;
            From = To = 0;
        }
        else if ((lowerHeld && !coarseLowerHeld) || (upperHeld && !coarseUpperHeld))
        {
            LowerGround = upperHeld && !lowerHeld ? From : 0;
            UpperGround = lowerHeld && !upperHeld ? To : 0;
            From = To = 0;
        }
    }
}
