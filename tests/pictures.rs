//! The code as cameras see it: sheets printed at the dots of real printers, spoilt on purpose, read by two decoders.
//!
//! A screening on made-up pictures, not a promise about every phone; `docs/qr.md` has what came of it.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/journeys.rs"]
mod journeys;

use journeys::JOURNEYS;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use tokhai_core::dossier::export::Request;
use tokhai_core::dossier::pdf::{Fonts, PdfDay, pdf};

/// The resolutions of thermal printers, and of lasers and inkjets at their coarsest.
const PRINTERS: [f64; 2] = [203.0, 300.0];
/// What a camera makes of a millimetre of paper: a sheet that fills most of the picture of a plain phone.
const CAMERA: f64 = 8.0;
const INCH: f64 = 25.4;

/// A grey picture: 0 is black, 1 is white.
#[derive(Clone)]
struct Picture {
    width: usize,
    height: usize,
    light: Vec<f64>,
}

impl Picture {
    fn map(width: usize, height: usize, light: impl Fn(usize, usize) -> f64) -> Picture {
        let all = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Picture { width, height, light: all.map(|(x, y)| light(x, y)).collect() }
    }

    fn at(&self, x: f64, y: f64) -> f64 {
        let pixel = |x: f64, y: f64| {
            let inside = x >= 0.0 && y >= 0.0 && x < self.width as f64 && y < self.height as f64;
            if inside { self.light[y as usize * self.width + x as usize] } else { 1.0 }
        };
        let (left, top) = (x.floor(), y.floor());
        let (right, low) = (x - left, y - top);
        let upper = pixel(left, top) * (1.0 - right) + pixel(left + 1.0, top) * right;
        let lower = pixel(left, top + 1.0) * (1.0 - right) + pixel(left + 1.0, top + 1.0) * right;
        upper * (1.0 - low) + lower * low
    }

    /// The mean over a small square, as a sensor takes it.
    fn mean(&self, x: f64, y: f64, half: f64) -> f64 {
        let steps = [-0.75, -0.25, 0.25, 0.75];
        let points = steps.iter().flat_map(|dy| steps.iter().map(move |dx| (dx, dy)));
        points.map(|(dx, dy)| self.at(x + dx * half - 0.5, y + dy * half - 0.5)).sum::<f64>() / 16.0
    }

    fn bytes(&self) -> Vec<u8> {
        self.light.iter().map(|light| (light.clamp(0.0, 1.0) * 255.0).round() as u8).collect()
    }
}

/// The part of the printed first page around the code: 60 mm from the upper right corner.
fn printed(name: &str, dpi: f64) -> Picture {
    let journey = JOURNEYS.iter().find(|journey| journey.name == name).unwrap();
    let answers: BTreeMap<_, _> = journey.typed.iter().copied().collect();
    let request = Request::read(&json!({
        "application": {
            "format": "tokhai/application@1", "procedure": journey.procedure,
            "filed_on": "2026-11-22", "answers": answers,
        },
        "made": "2026-11-22T09:05:00+07:00", "reference": "NE9AA3QY26", "lang": "vi",
    }));
    let sheet = request.unwrap().sheet(None).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let font = |name: &str| std::fs::read(root.join("public/fonts").join(name)).unwrap();
    let (regular, bold) = (font("tokhai-serif-regular.ttf"), font("tokhai-serif-bold.ttf"));
    let day = PdfDay { year: 2026, month: 11, day: 22, hour: 9, minute: 5 };
    let bytes = pdf(&sheet, &Fonts { regular: &regular, bold: &bold }, day).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(format!("picture-{name}-{dpi}"));
    std::fs::write(path.with_extension("pdf"), bytes).unwrap();
    // Black or white, as a printer's dots are.
    let done = Command::new("pdftoppm")
        .args(["-mono", "-f", "1", "-l", "1", "-singlefile", "-r", &dpi.to_string()])
        .arg(path.with_extension("pdf"))
        .arg(&path)
        .status();
    assert!(done.expect("poppler").success());
    let bitmap = std::fs::read(path.with_extension("pbm")).unwrap();
    let mut head = bitmap.splitn(3, |byte| *byte == b'\n');
    assert_eq!(head.next(), Some(&b"P4"[..]));
    let size = std::str::from_utf8(head.next().unwrap()).unwrap();
    let (width, _) = size.split_once(' ').unwrap();
    let (width, rows) = (width.parse::<usize>().unwrap(), head.next().unwrap());
    let side = (60.0 / INCH * dpi) as usize;
    Picture::map(side, side, |x, y| {
        let x = width - side + x;
        let bit = rows[y * width.div_ceil(8) + x / 8] >> (7 - x % 8) & 1;
        1.0 - f64::from(bit)
    })
}

/// Taken by a camera: turned and tilted by so much, as far away as the resolution says.
fn taken(paper: &Picture, dpi: f64, turned: f64, tilted: f64, pixels: f64) -> Picture {
    let side = (60.0 * pixels) as usize;
    let dots = dpi / INCH / pixels;
    let middle = side as f64 / 2.0;
    let (sin, cos) = turned.to_radians().sin_cos();
    Picture::map(side, side, |x, y| {
        let (x, y) = (x as f64 + 0.5 - middle, y as f64 + 0.5 - middle);
        let away = 1.0 + tilted * y / middle;
        let (x, y) = ((x * cos - y * sin) * away, (x * sin + y * cos) * away);
        paper.mean((x + middle) * dots, (y + middle) * dots, dots / 2.0)
    })
}

fn blurred(picture: &Picture, sigma: f64) -> Picture {
    let reach = (3.0 * sigma).ceil() as i64;
    let weight = |at: i64| (-(at * at) as f64 / (2.0 * sigma * sigma)).exp();
    let sum: f64 = (-reach..=reach).map(weight).sum();
    let along = |picture: &Picture, dx: f64, dy: f64| {
        Picture::map(picture.width, picture.height, |x, y| {
            let part = |at: i64| {
                picture.at(x as f64 + dx * at as f64, y as f64 + dy * at as f64) * weight(at)
            };
            (-reach..=reach).map(part).sum::<f64>() / sum
        })
    };
    along(&along(picture, 1.0, 0.0), 0.0, 1.0)
}

/// Chance that is the same in every run.
fn noise(x: usize, y: usize) -> f64 {
    let mut mixed = (x as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (y as u64) << 32;
    mixed ^= mixed >> 29;
    mixed = mixed.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^= mixed >> 32;
    (mixed % 2001) as f64 / 1000.0 - 1.0
}

/// Little light, from one side, and a sensor that makes up for it with noise.
fn dark(picture: &Picture) -> Picture {
    Picture::map(picture.width, picture.height, |x, y| {
        let side = 0.55 + 0.45 * x as f64 / picture.width as f64;
        (picture.light[y * picture.width + x] * 0.22 + 0.06) * side + 0.025 * noise(x, y)
    })
}

/// A tenth of the symbol is gone: the corner without a finder is torn off in a square.
fn torn(paper: &Picture, dpi: f64, modules: f64) -> Picture {
    // The symbol ends at the right margin of 15 mm and begins at the upper one of 20 mm.
    let module = 6.0 / 300.0 * dpi;
    let (right, top) = (paper.width as f64 - 15.0 / INCH * dpi, 20.0 / INCH * dpi);
    let (left, low) = (right - modules * module, top + modules * module);
    let hole = modules * module * 0.1_f64.sqrt();
    // In the middle of the symbol, where no pattern of the code itself lies.
    let (x0, y0) = ((left + right - hole) / 2.0, (top + low - hole) / 2.0);
    Picture::map(paper.width, paper.height, |x, y| {
        let (at_x, at_y) = (x as f64, y as f64);
        let gone = (x0..x0 + hole).contains(&at_x) && (y0..y0 + hole).contains(&at_y);
        if gone { 1.0 } else { paper.light[y * paper.width + x] }
    })
}

/// On a screen: a grid of dark lines between its dots beats with the grid of the camera.
fn on_screen(paper: &Picture, dpi: f64) -> Picture {
    let pitch = 0.25;
    let shown = taken(paper, dpi, 0.0, 0.0, 16.0);
    let dotted = Picture::map(shown.width, shown.height, |x, y| {
        let within = |at: usize| (at as f64 / 16.0 / pitch).fract() < 0.78;
        let lit = if within(x) && within(y) { 1.0 } else { 0.35 };
        (0.08 + 0.92 * shown.light[y * shown.width + x]) * lit
    });
    // Seen at an angle, so that the two grids never lie the same way.
    taken(&dotted, 16.0 * INCH, 3.0, 0.03, CAMERA)
}

fn by_rqrr(picture: &Picture) -> Option<String> {
    let bytes = picture.bytes();
    let (width, height) = (picture.width, picture.height);
    let pixel = |x: usize, y: usize| bytes[y * width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
    prepared.detect_grids().iter().find_map(|grid| grid.decode().ok().map(|(_, text)| text))
}

fn by_rxing(picture: &Picture) -> Option<String> {
    let (width, height) = (picture.width as u32, picture.height as u32);
    let kind = Some(rxing::BarcodeFormat::QR_CODE);
    let hints = &mut rxing::DecodeHints::default().with(rxing::DecodeHintValue::TryHarder(true));
    let read =
        rxing::helpers::detect_in_luma_with_hints(picture.bytes(), width, height, kind, hints);
    read.ok().map(|read| read.getText().to_owned())
}

#[test]
fn printed_codes_are_read_by_two_decoders() {
    let mut lines =
        vec!["| Picture | rqrr | rxing | either |".to_owned(), "|---|---|---|---|".to_owned()];
    let mut count: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for name in ["portal-account", "identity-card", "passport", "passport-restoration"] {
        let journey = JOURNEYS.iter().find(|journey| journey.name == name).unwrap();
        let modules = match name {
            "portal-account" => 37.0,
            "identity-card" => 53.0,
            _ => 61.0,
        };
        for dpi in PRINTERS {
            let paper = printed(name, dpi);
            let straight = taken(&paper, dpi, 0.0, 0.0, CAMERA);
            let pictures = [
                ("1 as printed", paper.clone()),
                ("2 as a camera takes it", straight.clone()),
                ("3 blurred (sigma 1 px at 8 px/mm)", blurred(&straight, 1.0)),
                ("4 blurred (sigma 1.5 px at 8 px/mm)", blurred(&straight, 1.5)),
                ("5 turned by 7 degrees, tilted", taken(&paper, dpi, 7.0, 0.10, CAMERA)),
                ("6 turned by 30 degrees", taken(&paper, dpi, 30.0, 0.0, CAMERA)),
                ("7 a tenth of it gone", taken(&torn(&paper, dpi, modules), dpi, 2.0, 0.0, CAMERA)),
                ("8 little light, noise", dark(&straight)),
                ("9 from a screen, moire", on_screen(&paper, dpi)),
            ];
            for (how, picture) in pictures {
                let one = by_rqrr(&picture);
                let other = by_rxing(&picture);
                let right = |text: &Option<String>| {
                    text.as_deref().is_some_and(|text| {
                        let read = tokhai_core::dossier::qr::decode(text).expect("a sound code");
                        read.procedure.id == journey.procedure
                    })
                };
                let (one, other) = (right(&one), right(&other));
                let counted = count.entry(how).or_default();
                counted[0] += usize::from(one);
                counted[1] += usize::from(other);
                counted[2] += usize::from(one || other);
                counted[3] += 1;
            }
        }
    }
    for (how, [one, other, either, all]) in &count {
        lines.push(format!("| {} | {one}/{all} | {other}/{all} | {either}/{all} |", &how[2..]));
    }
    let table = lines.join("\n") + "\n";
    let book = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/qr.md"));
    assert!(book.unwrap().contains(&table), "docs/qr.md does not have these figures:\n{table}");
    for (how, [.., either, all]) in &count {
        assert_eq!(either, all, "{how}");
    }
}
