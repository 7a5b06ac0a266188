"""pvbatch view.py fields-revolved.vts view.png: the pore cut open, potassium in the electrolyte, the potential in the membrane."""
import sys

from paraview.simple import *

reader = OpenDataFile(sys.argv[1])
pore = Threshold(Input=reader, Scalars=["CELLS", "permittivity"], LowerThreshold=40, UpperThreshold=100)
membrane = Threshold(Input=reader, Scalars=["CELLS", "permittivity"], LowerThreshold=0, UpperThreshold=40)
view = CreateRenderView(ViewSize=[1200, 900], Background=[1, 1, 1], UseColorPaletteForBackground=0, OrientationAxesVisibility=0)


def opened(source, box):
    clip = Clip(Input=source, ClipType="Box")
    clip.ClipType.Position, clip.ClipType.Length, clip.Invert = box[0], box[1], 1
    return clip


inside = opened(pore, ([-12, 0, -20], [24, 12, 40]))
solid = opened(membrane, ([-12, 0, -20], [24, 12, 40]))
colours = Show(inside, view)
ColorBy(colours, ("POINTS", "c_K_mM"))
scale = GetColorTransferFunction("c_K_mM")
scale.ApplyPreset("Viridis (matplotlib)", True)
scale.RescaleTransferFunction(80, 400)
bar = GetScalarBar(scale, view)
bar.Title, bar.ComponentTitle, bar.Visibility = "K+ (mM)", "", 1
bar.TitleColor = bar.LabelColor = [0.1, 0.1, 0.1]
bar.TitleFontSize, bar.LabelFontSize = 20, 18
colours.SetScalarBarVisibility(view, True)
ColorBy(Show(solid, view), ("POINTS", "potential_mV"))
view.CameraPosition, view.CameraFocalPoint, view.CameraViewUp = [0, -62, 22], [0, 3, 0], [0, 0, 1]
view.CameraViewAngle = 28
Render(view)
SaveScreenshot(sys.argv[2], view)
