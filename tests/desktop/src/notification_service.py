# A desktop that shows notifications, as far as a program can tell: it keeps them in a file, one JSON object a line.
# python3 notification_service.py FILE, on the session bus of the environment; prints "ready". A signal USR1 is a click
# on the newest, of which a program hears only where it asked for it.
import json
import signal
import sys

from gi.repository import Gio, GLib

INTERFACE = """
<node>
  <interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
    </method>
    <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
    <method name="GetCapabilities"><arg type="as" direction="out"/></method>
    <method name="GetServerInformation">
      <arg type="s" direction="out"/><arg type="s" direction="out"/>
      <arg type="s" direction="out"/><arg type="s" direction="out"/>
    </method>
  </interface>
</node>
"""
kept = open(sys.argv[1], "a", encoding="utf-8")
shown = 0
heard_of = False
session = None


def notify(_program, _replaces, _icon, summary, body, actions, *_rest):
    global shown, heard_of
    shown += 1
    heard_of = "default" in actions
    print(json.dumps({"summary": summary, "body": body}), file=kept, flush=True)
    return GLib.Variant("(u)", (shown,))


def clicked():
    if heard_of:
        words = GLib.Variant("(us)", (shown, "default"))
        path, interface = "/org/freedesktop/Notifications", "org.freedesktop.Notifications"
        session.emit_signal(None, path, interface, "ActionInvoked", words)
    return GLib.SOURCE_CONTINUE


ANSWERS = {
    "Notify": notify,
    "CloseNotification": lambda _id: None,
    "GetCapabilities": lambda: GLib.Variant("(as)", (["body", "actions"],)),
    "GetServerInformation": lambda: GLib.Variant("(ssss)", ("a test", "Perennial", "1", "1.2")),
}


def called(_bus, _sender, _path, _interface, method, words, invocation):
    invocation.return_value(ANSWERS[method](*words.unpack()))


def connected(bus, _name):
    global session
    session = bus
    node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
    bus.register_object("/org/freedesktop/Notifications", node.interfaces[0], called, None, None)


def owned(_bus, _name):
    print("ready", flush=True)


Gio.bus_own_name(
    Gio.BusType.SESSION, "org.freedesktop.Notifications", Gio.BusNameOwnerFlags.NONE, connected, owned, None
)
GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, clicked)
GLib.MainLoop().run()
