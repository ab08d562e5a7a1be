# A small window that offers files to be dragged away, as a file manager would.
# python3 drag_source.py X Y SIDE FILE...; prints "ready", then "dropped" or "refused: WHY".
import pathlib
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

x, y, side = (int(word) for word in sys.argv[1:4])
paths = [pathlib.Path(word) for word in sys.argv[4:]]
failure = []


def say(word):
    print(word, flush=True)


def offer(_widget, _context, data, _info, _time):
    data.set_uris([path.as_uri() for path in paths])


def failed(_widget, _context, result):
    failure.append(result.value_nick)
    return True


def ended(_widget, _context):
    say("refused: " + failure[0] if failure else "dropped")
    GLib.timeout_add(100, Gtk.main_quit)


window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.set_default_size(side, side)
window.move(x, y)
box = Gtk.EventBox()
box.add(Gtk.Label(label="file"))
window.add(box)
targets = [Gtk.TargetEntry.new("text/uri-list", 0, 0)]
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, targets, Gdk.DragAction.COPY)
box.connect("drag-data-get", offer)
box.connect("drag-failed", failed)
box.connect("drag-end", ended)
window.show_all()
GLib.timeout_add(300, lambda: say("ready"))
Gtk.main()
