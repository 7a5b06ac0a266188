using System.Globalization;
using System.Text;
using System.Xml.Linq;
using FsCheck.Xunit;
using PnpSolver.Export;

namespace PnpSolver.Tests.Export;

public class PvdFileTests
{
    [Fact]
    public void EveryFileIsThereWithItsTime()
    {
        const string expected = """
            <?xml version="1.0" encoding="utf-8"?>
            <VTKFile type="Collection" version="1.0" byte_order="LittleEndian">
              <Collection>
                <DataSet timestep="0" part="0" file="frames/a&amp;b-0000.vtr" />
                <DataSet timestep="1.2345678901234568E-10" part="0" file="frames/a&amp;b-0001.vtr" />
              </Collection>
            </VTKFile>

            """;
        Assert.Equal(expected, Write(new(0, "frames/a&b-0000.vtr"), new(1.2345678901234567e-10, "frames/a&b-0001.vtr")));
    }

    [Property]
    public void TimesReadBackBitForBit(double time)
    {
        if (!double.IsFinite(time))
        {
            return;
        }

        string text = XDocument.Parse(Write(new PvdFrame(time, "a.vtr"))).Descendants("DataSet").Single().Attribute("timestep")!.Value;
        Assert.Equal(BitConverter.DoubleToInt64Bits(time), BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void FramesBeforeAndAfterAnEventShareItsTime() =>
        Assert.Contains("b.vtr", Write(new(1, "a.vtr"), new(1, "b.vtr")), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.5, "a.vtr", "0.5 s after 1 s")]
    [InlineData(double.NaN, "a.vtr", "NaN")]
    [InlineData(double.PositiveInfinity, "a.vtr", "finite")]
    [InlineData(2, "/a.vtr", "not relative")]
    [InlineData(2, "frames\\a.vtr", "not relative")]
    public void WhatReadersWouldNotFindOrOrderIsRefused(double time, string file, string reason)
    {
        using var stream = new MemoryStream();
        var error = Assert.Throws<ArgumentException>(() => PvdFile.Write(stream, [new(1, "first.vtr"), new(time, file)]));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
        Assert.Throws<ArgumentException>(() => PvdFile.Write(stream, []));
    }

    private static string Write(params PvdFrame[] frames)
    {
        using var stream = new MemoryStream();
        PvdFile.Write(stream, frames);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
