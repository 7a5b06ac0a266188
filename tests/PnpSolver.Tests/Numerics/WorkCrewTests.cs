using PnpSolver.Numerics;

namespace PnpSolver.Tests.Numerics;

public class WorkCrewTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void EveryChunkIsDoneOnce(int threads)
    {
        using var crew = new WorkCrew(threads);
        int[] done = new int[37];
        for (int piece = 1; piece <= 3000; piece++)
        {
            int chunks = piece % 37;
            crew.Run(chunks, chunk => Interlocked.Increment(ref done[chunk]));
            for (int chunk = 0; chunk < 37; chunk++)
            {
                Assert.Equal(chunk < chunks ? 1 : 0, done[chunk]);
                done[chunk] = 0;
            }
        }
    }

    [Fact]
    public void SleepersWakeUp()
    {
        using var crew = new WorkCrew(3);
        for (int piece = 0; piece < 20; piece++)
        {
            Thread.Sleep(5);
            int done = 0;
            crew.Run(50, _ => Interlocked.Increment(ref done));
            Assert.Equal(50, done);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AFailureReachesTheCallerAndTheCrewGoesOn(int threads)
    {
        using var crew = new WorkCrew(threads);
        Exception failure = Assert.ThrowsAny<Exception>(() => crew.Run(8, chunk =>
        {
            if (chunk == 5)
            {
                throw new InvalidOperationException("five");
            }
        }));
        Assert.Equal("five", failure is AggregateException several ? several.InnerException!.Message : failure.Message);
        int done = 0;
        crew.Run(8, _ => Interlocked.Increment(ref done));
        Assert.Equal(8, done);
    }
}
