//! What draws the page where the machine has no graphics device: a virtual machine, a remote desktop.

use std::fs;
use std::path::Path;

/// What keeps WebKitGTK from compositing the page: without a device it would do so in software, in a hundred megabytes
/// more and with half as many frames. And what keeps GTK from looking for OpenGL before it opens a window, which loads
/// that software for nothing.
const WITHOUT_DEVICE: [(&str, &str); 2] = [("WEBKIT_DISABLE_COMPOSITING_MODE", "1"), ("GDK_GL", "disable")];

/// Draws plainly where there is no device. What somebody has set herself stays.
///
/// To be called before anything of the window begins, and any thread.
pub fn choose() {
    if has_device(Path::new("/dev")) {
        return;
    }
    for (name, value) in WITHOUT_DEVICE {
        if let Err(error) = glib::setenv(name, value, false) {
            eprintln!("Perennial draws with what there is: {error}");
        }
    }
}

/// Whether there is a device that can be asked to draw: a render node, or a driver that has none.
fn has_device(dev: &Path) -> bool {
    let has = |folder: &Path, start: &str| {
        fs::read_dir(folder).is_ok_and(|entries| {
            entries
                .flatten()
                .any(|entry| entry.file_name().as_encoded_bytes().starts_with(start.as_bytes()))
        })
    };
    has(&dev.join("dri"), "renderD") || has(dev, "nvidia") || has(dev, "dxg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_a_render_node_or_a_driver_of_its_own() {
        for (there, device) in [
            (&[][..], false),
            (&["dri/card0"], false),
            (&["dri/card0", "dri/renderD128"], true),
            (&["nvidia0"], true),
            (&["dxg"], true),
        ] {
            let dev = tempfile::tempdir().unwrap();
            fs::create_dir(dev.path().join("dri")).unwrap();
            for node in there {
                fs::write(dev.path().join(node), "").unwrap();
            }
            assert_eq!(has_device(dev.path()), device, "{there:?}");
        }
    }
}
