//! The window itself: it opens, it has its name, it trusts nobody, and nothing is left when it closes.

use std::fs;

use anyhow::Result;
use desk::{Desk, Setting, scenario};
use serde_json::json;

#[test]
fn the_window_opens_with_its_name() -> Result<()> {
    scenario("the_window_opens_with_its_name", Setting::default(), |desk| {
        assert!(
            desk.title()?.contains("Perennial"),
            "the title is {:?}",
            desk.title()?
        );
        Ok(())
    })
}

#[test]
fn text_never_runs_as_code() -> Result<()> {
    scenario("text_never_runs_as_code", Setting::default(), |desk| {
        let script = "try { return eval('1 + 1') } catch (refused) { return refused.name }";
        assert_eq!(desk.execute(script, &[])?, "EvalError");
        let script = "const script = document.createElement('script');
            script.textContent = 'window.inlineRan = true';
            document.body.append(script);
            return window.inlineRan ?? false";
        assert_eq!(desk.execute(script, &[])?, false);
        Ok(())
    })
}

#[test]
fn the_page_may_call_nothing_but_the_listed_commands() -> Result<()> {
    scenario(
        "the_page_may_call_nothing_but_the_listed_commands",
        Setting::default(),
        |desk| {
            for command in [
                "no_such_command",
                "plugin:window|close",
                "plugin:opener|open_path",
                "plugin:path|resolve",
            ] {
                let script = "return window.__TAURI_INTERNALS__.invoke(arguments[0], { path: '/' }).then(
                () => 'answered', refused => String(refused))";
                let answer = desk.execute(script, &[json!(command)])?;
                let answer = answer.as_str().unwrap_or_default();
                assert!(answer.contains("not allowed"), "{command}: {answer}");
            }
            Ok(())
        },
    )
}

#[test]
fn a_menu_bar_stands_above_the_page() -> Result<()> {
    let name = "a_menu_bar_stands_above_the_page";
    scenario(name, Setting::default(), |desk| {
        // The page asks for it on a Mac; here its items are made by the same code, and stand in the window.
        let system = [
            "about",
            "services",
            "hide",
            "hide_others",
            "show_all",
            "quit",
            "close_window",
            "cut",
            "copy",
            "paste",
            "fullscreen",
            "minimize",
            "zoom",
            "bring_all_to_front",
        ];
        let system = system.map(|what| json!({ "kind": "system", "what": what, "label": what }));
        let keys = [
            "Mod+,",
            "Mod+n",
            "Mod+o",
            "Mod+z",
            "Mod+Shift+z",
            "Mod+a",
            "Mod+k",
            "Mod+1",
            "Mod+Shift+d",
        ];
        let actions = keys.map(
            |keys| json!({ "kind": "action", "id": keys, "label": keys, "keys": keys, "enabled": true }),
        );
        let bar = json!({ "menus": [
            { "title": "Perennial", "items": system },
            { "title": "Edit", "items": actions },
            { "title": "Window", "items": [{ "kind": "line" }] },
        ] });
        let show = "return window.__TAURI_INTERNALS__.invoke('show_menu_bar', { bar: arguments[0] }).then(
            () => 'shown', refused => refused.code)";
        let height = || desk.execute("return innerHeight", &[]);
        let before = height()?;
        assert_eq!(desk.execute(show, std::slice::from_ref(&bar))?, "shown");
        desk.wait_for("the bar above the page", || {
            Ok((height()?.as_f64() < before.as_f64()).then_some(()))
        })?;
        // Shown anew, it takes the place of the one before.
        let with_bar = height()?;
        assert_eq!(desk.execute(show, std::slice::from_ref(&bar))?, "shown");
        desk.wait_until("one bar", with_bar, height)
    })
}

#[test]
fn nothing_is_left_when_a_desk_is_cleared() -> Result<()> {
    let desk = Desk::open(&Setting::default())?;
    let folder = desk.folder().to_owned();
    let marker = folder.display().to_string();
    assert!(
        processes_that_know(&marker) >= 4,
        "window, driver, keychain and bus live in {marker}"
    );
    drop(desk);
    assert_eq!(processes_that_know(&marker), 0);
    assert!(!folder.exists());
    Ok(())
}

#[test]
fn nothing_is_left_when_a_story_panics() -> Result<()> {
    let (told, heard) = std::sync::mpsc::channel();
    let story = std::thread::spawn(move || -> Result<()> {
        let desk = Desk::open(&Setting::default())?;
        told.send(desk.folder().display().to_string())?;
        panic!("on purpose");
    });
    let marker = heard.recv()?;
    assert!(story.join().is_err());
    assert_eq!(processes_that_know(&marker), 0);
    Ok(())
}

/// How many running processes have this text in their environment.
fn processes_that_know(text: &str) -> usize {
    let Ok(processes) = fs::read_dir("/proc") else {
        return 0;
    };
    let environments = processes
        .flatten()
        .filter_map(|one| fs::read(one.path().join("environ")).ok());
    environments
        .filter(|bytes| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
        .count()
}
