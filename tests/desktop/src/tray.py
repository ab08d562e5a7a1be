# A desktop with a tray, as far as a program can tell: it takes whoever registers, and shows nobody.
# python3 tray.py, on the session bus of the environment; prints "ready".
from gi.repository import Gio, GLib

INTERFACE = """
<node>
  <interface name="org.kde.StatusNotifierWatcher">
    <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
    <method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
    <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
    <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
    <property name="ProtocolVersion" type="i" access="read"/>
    <signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
    <signal name="StatusNotifierHostRegistered"/>
  </interface>
</node>
"""
KNOWN = {
    "RegisteredStatusNotifierItems": GLib.Variant("as", []),
    "IsStatusNotifierHostRegistered": GLib.Variant("b", True),
    "ProtocolVersion": GLib.Variant("i", 0),
}


def called(_bus, _sender, _path, _interface, _method, _words, invocation):
    invocation.return_value(None)


def asked(_bus, _sender, _path, _interface, name):
    return KNOWN[name]


def connected(bus, _name):
    node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
    bus.register_object("/StatusNotifierWatcher", node.interfaces[0], called, asked, None)


def owned(_bus, _name):
    print("ready", flush=True)


Gio.bus_own_name(
    Gio.BusType.SESSION, "org.kde.StatusNotifierWatcher", Gio.BusNameOwnerFlags.NONE, connected, owned, None
)
GLib.MainLoop().run()
