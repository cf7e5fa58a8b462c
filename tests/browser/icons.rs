//! The pictures for home screens, drawn from `public/icon.svg`; `TOKHAI_BLESS=1` draws them anew.

use crate::chrome::{Chrome, Open};
use crate::run;
use serde_json::{Value, json};
use std::path::Path;

/// The name of a picture, its size, and the part of it that the drawing fills: a mask may cut a tenth off each side.
const ICONS: [(&str, u32, f64); 3] =
    [("icon-192.png", 192, 1.0), ("icon-512.png", 512, 1.0), ("maskable-512.png", 512, 0.85)];

/// Draws the SVG into a canvas; with a picture to compare with, gives by how much they differ on average, of 255.
const DRAW: &str = "const done = arguments[arguments.length - 1];
    const [svg, size, part, picture] = arguments;
    const load = async (address) => { const image = new Image(); image.src = address; await image.decode(); return image; };
    const pixels = (image, part) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
        const paint = canvas.getContext('2d');
        if (part < 1) { paint.fillStyle = '#1f4e5f'; paint.fillRect(0, 0, size, size); }
        const side = size * part; const from = (size - side) / 2;
        paint.drawImage(image, from, from, side, side);
        return [canvas, paint.getImageData(0, 0, size, size).data]; };
    (async () => {
        const [canvas, drawn] = pixels(await load('data:image/svg+xml;base64,' + svg), part);
        if (!picture) return canvas.toDataURL('image/png').split(',')[1];
        const [, there] = pixels(await load('data:image/png;base64,' + picture), 1);
        return drawn.reduce((sum, value, at) => sum + Math.abs(value - there[at]), 0) / drawn.length;
    })().then(done, (error) => done(String(error)));";

async fn draw(chrome: &Chrome, size: u32, part: f64, picture: Option<&[u8]>) -> Value {
    use base64::Engine;
    let base64 = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let svg = std::fs::read(public().join("icon.svg")).expect("the drawing");
    let picture = picture.map(base64);
    let given = vec![json!(base64(&svg)), json!(size), json!(part), json!(picture)];
    chrome.client.execute_async(DRAW, given).await.expect("the page draws")
}

fn public() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/public"))
}

#[test]
fn icons_are_the_drawing() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.visit("").await;
        for (name, size, part) in ICONS {
            let path = public().join("icons").join(name);
            if std::env::var_os("TOKHAI_BLESS").is_some() {
                let drawn = draw(&chrome, size, part, None).await;
                std::fs::create_dir_all(public().join("icons")).expect("a folder");
                let bytes = crate::chrome::from_base64(&json!({ "data": drawn }));
                std::fs::write(&path, bytes).expect("the picture is written");
            }
            let picture = std::fs::read(&path).expect("a picture: TOKHAI_BLESS=1 draws it");
            // Width and height stand at a fixed place of a PNG.
            let side =
                |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().expect("four bytes"));
            assert_eq!((side(16), side(20)), (size, size), "{name}");
            let differs = draw(&chrome, size, part, Some(&picture)).await;
            assert!(differs.as_f64().is_some_and(|by| by < 1.0), "{name} differs by {differs}");
        }
        chrome.close().await;
    });
}

/// What an installed app is called, looks like and offers; every file it names is there.
#[test]
fn icons_and_shortcuts_of_the_installed_app() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.visit("").await;
        let given = chrome.devtools("Page.getAppManifest", json!({})).await;
        assert_eq!(given["errors"], json!([]), "{given}");
        let manifest: Value =
            serde_json::from_str(given["data"].as_str().expect("the manifest")).expect("JSON");
        assert_eq!(manifest["start_url"], "./");
        assert_eq!(manifest["display"], "standalone");
        assert_eq!(manifest["lang"], "vi");
        for icon in manifest["icons"].as_array().expect("icons") {
            let path = crate::chrome::dist().join(icon["src"].as_str().expect("a path"));
            assert!(path.is_file(), "{icon}");
        }
        let shortcuts = manifest["shortcuts"].as_array().expect("shortcuts");
        let catalog = tokhai_core::procedures::CATALOG;
        assert_eq!(shortcuts.len(), catalog.len());
        for (shortcut, entry) in shortcuts.iter().zip(catalog) {
            assert_eq!(shortcut["name"], entry.title.vi);
            chrome.client.goto("about:blank").await.expect("another page");
            let url = shortcut["url"].as_str().expect("an address");
            chrome.visit(url.trim_start_matches("./")).await;
            let address = format!("location.hash.startsWith('#/{}/')", entry.id);
            chrome.until(&format!("{url} opens the procedure"), &address).await;
        }
        chrome.close().await;
    });
}
