"""check_vtk.py FILE...: opens .vtr and .vts files with VTK's own readers, and those of a .pvd collection.

Prints one line for each file; exits 1 if the reader reports an error or warning, a file has no points or cells, an
array has the wrong number of tuples or a value that is not finite, or something that users rely on is missing. The
files of a collection have to be there, with times that do not fall and begin at 0, each the TimeValue of its file.
"""
import math
import os
import sys
import xml.etree.ElementTree

from vtkmodules.vtkCommonCore import vtkCommand, vtkFileOutputWindow, vtkOutputWindow
from vtkmodules.vtkFiltersVerdict import vtkCellSizeFilter
from vtkmodules.vtkIOXML import vtkXMLRectilinearGridReader, vtkXMLStructuredGridReader

POINT_ARRAYS = {"potential_mV", "charge_density_C_per_m3"}
READERS = {".vtr": vtkXMLRectilinearGridReader, ".vts": vtkXMLStructuredGridReader}
CELL_ARRAYS = {"RegionId", "E_V_per_m", "permittivity"}
FIELD_ARRAYS = {"TimeValue", "region_names"}


def names(attributes):
    return {attributes.GetAbstractArray(i).GetName() for i in range(attributes.GetNumberOfArrays())}


def array_faults(attributes, tuples, kind):
    for i in range(attributes.GetNumberOfArrays()):
        array = attributes.GetAbstractArray(i)
        name = f"{kind} array {array.GetName()}"
        if array.GetNumberOfTuples() != tuples:
            yield f"{name}: {array.GetNumberOfTuples()} tuples, expected {tuples}"
        numbers = attributes.GetArray(i)
        if numbers is None:
            continue
        components = numbers.GetNumberOfComponents()
        values = (numbers.GetComponent(t, c) for t in range(numbers.GetNumberOfTuples()) for c in range(components))
        if not all(math.isfinite(value) for value in values):
            yield f"{name}: a value is not finite"


def rises(coordinates):
    values = [coordinates.GetComponent(i, 0) for i in range(coordinates.GetNumberOfTuples())]
    return all(a < b for a, b in zip(values, values[1:]))


def shape_faults(grid):
    if grid.GetClassName() == "vtkRectilinearGrid":
        for axis in (grid.GetXCoordinates(), grid.GetYCoordinates(), grid.GetZCoordinates()):
            if not rises(axis):
                yield "the coordinates do not rise"
        return
    sizes = vtkCellSizeFilter()
    sizes.SetInputData(grid)
    sizes.Update()
    volume = sizes.GetOutput().GetCellData().GetArray("Volume")
    if not all(volume.GetValue(i) > 0 for i in range(volume.GetNumberOfTuples())):
        yield "a cell has no volume or is inside out"


def missing(attributes, wanted, kind):
    return [f"no {kind} array {name}" for name in sorted(wanted - names(attributes))]


def collection_faults(path):
    sets = xml.etree.ElementTree.parse(path).getroot().findall("Collection/DataSet")
    times = [float(entry.get("timestep")) for entry in sets]
    if not times or times[0] != 0 or times != sorted(times):
        yield f"times do not rise from 0: {times}"
    for entry, time in zip(sets, times):
        file = os.path.join(os.path.dirname(path), entry.get("file"))
        if not os.path.exists(file):
            yield f"{entry.get('file')} is missing"
        else:
            yield from (f"{entry.get('file')}: {fault}" for fault in faults(file, time))
    print(f"{path}: {len(sets)} frames, {min(times, default=0)} to {max(times, default=0)} s")


def faults(path, time=None):
    if path.endswith(".pvd"):
        return list(collection_faults(path))
    events = []
    reader = READERS[path[-4:]]()
    for event in (vtkCommand.ErrorEvent, vtkCommand.WarningEvent):
        reader.AddObserver(event, lambda caller, name: events.append(f"the reader reports {name}"))
    if not reader.CanReadFile(path):
        return ["the reader does not recognise the file"]
    reader.SetFileName(path)
    reader.Update()
    grid = reader.GetOutput()
    points, cells = grid.GetNumberOfPoints(), grid.GetNumberOfCells()
    if points == 0 or cells == 0:
        return [*events, f"{points} points and {cells} cells"]
    found = [*events]
    found += array_faults(grid.GetPointData(), points, "point")
    found += array_faults(grid.GetCellData(), cells, "cell")
    found += missing(grid.GetPointData(), POINT_ARRAYS, "point")
    found += missing(grid.GetCellData(), CELL_ARRAYS, "cell")
    found += missing(grid.GetFieldData(), FIELD_ARRAYS, "field")
    found += shape_faults(grid)
    value = grid.GetFieldData().GetArray("TimeValue")
    if time is not None and value is not None and value.GetValue(0) != time:
        found.append(f"TimeValue is {value.GetValue(0)!r} and not {time!r}")
    field = grid.GetCellData().GetArray("E_V_per_m")
    if field is not None and field.GetNumberOfComponents() != 3:
        found.append("E_V_per_m is not a vector")
    print(f"{path}: {grid.GetDataDimension()}D, {points} points, {cells} cells, arrays {', '.join(sorted(names(grid.GetPointData())))}")
    return found


def main(paths):
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    window = vtkFileOutputWindow()  # complaints arrive as events; the window would repeat them
    window.SetFileName("/dev/null")
    vtkOutputWindow.SetInstance(window)
    bad = False
    for path in paths:
        for fault in faults(path):
            print(f"{path}: {fault}", file=sys.stderr)
            bad = True
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
