namespace PnpSolver.Numerics;

/// <summary>Threads that stay alive between many short pieces of work, and share each piece in chunks.</summary>
/// <remarks>The caller works too. Chunks are handed out one by one, so a thread that the machine delays holds up no more than
/// the chunk it is at; which thread does a chunk must not matter to the result. A thread without work spins for about
/// 0.1 ms, which is what the serial parts between two pieces last, and then sleeps. One piece at a time: <see cref="Run"/> must
/// not be called from two threads at once, nor from within a chunk.</remarks>
internal sealed class WorkCrew : IDisposable
{
    private const int Spins = 4000;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim wake = new(0);
    private readonly Thread[] helpers;
    private Action<int>? work;
    private Exception? failure;
    private int toTake;
    private int unfinished;
    private int sleeping;
    private volatile bool disposed;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">Number of threads with the caller's, at least 1; 1 starts none.</param>
    public WorkCrew(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        helpers = new Thread[threads - 1];
        for (int h = 0; h < helpers.Length; h++)
        {
            helpers[h] = new Thread(Help) { IsBackground = true, Name = $"work {h + 1}" };
            helpers[h].Start();
        }
    }

    /// <summary>Number of threads with the caller's.</summary>
    public int Threads => helpers.Length + 1;

    /// <summary>Does all chunks of a piece of work and returns when they are done.</summary>
    /// <param name="chunks">Their number.</param>
    /// <param name="body">Does one chunk, 0 … chunks − 1; a delegate that is kept allocates nothing.</param>
    /// <exception cref="AggregateException">A chunk failed.</exception>
    public void Run(int chunks, Action<int> body)
    {
        if (helpers.Length == 0 || chunks < 2)
        {
            for (int chunk = 0; chunk < chunks; chunk++)
            {
                body(chunk);
            }

            return;
        }

        work = body;
        unfinished = chunks;
        Interlocked.Exchange(ref toTake, chunks);
        WakeSleepers();
        while (TakeOne())
        {
        }

        var wait = default(SpinWait);
        while (Volatile.Read(ref unfinished) > 0)
        {
            wait.SpinOnce(-1);
        }

        if (failure is { } inner)
        {
            failure = null;
            throw new AggregateException(inner);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        disposed = true;
        wake.Release(helpers.Length + 1);
        foreach (Thread helper in helpers)
        {
            helper.Join();
        }

        wake.Dispose();
    }

    private void WakeSleepers()
    {
        if (Volatile.Read(ref sleeping) == 0)
        {
            return;
        }

        lock (gate)
        {
            if (sleeping > 0)
            {
                wake.Release(sleeping);
                sleeping = 0;
            }
        }
    }

    /// <summary>Counts down: the number left is also the index of the chunk, so a late thread takes a chunk of whatever work is
    /// there, or none.</summary>
    private bool TakeOne()
    {
        int left = Volatile.Read(ref toTake);
        while (left > 0)
        {
            int seen = Interlocked.CompareExchange(ref toTake, left - 1, left);
            if (seen == left)
            {
                Do(left - 1);
                return true;
            }

            left = seen;
        }

        return false;
    }

    private void Do(int chunk)
    {
        try
        {
            work!(chunk);
        }
        catch (Exception e)
        {
            failure = e; // thrown in Run, where the caller sees it
        }

        Interlocked.Decrement(ref unfinished);
    }

    private void Help()
    {
        int idle = 0;
        while (!disposed)
        {
            if (TakeOne())
            {
                idle = 0;
            }
            else if (++idle < Spins)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Sleep();
                idle = 0;
            }
        }
    }

    private void Sleep()
    {
        lock (gate)
        {
            Interlocked.Increment(ref sleeping);
            if (Volatile.Read(ref toTake) > 0 || disposed)
            {
                sleeping--;
                return;
            }
        }

        wake.Wait();
    }
}
