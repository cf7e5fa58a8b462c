// How long the sheet takes as PDF and how large it is, beside two writers from npm that draw the same page: `./x bench`.
//
// Ours is the worker of `dist/`, run in Node: it judges the application, typesets it, tags it, checks it against PDF/A-3a
// and PDF/UA-1. The other two get the finished page, every run of letters with its place, size and font, as poppler finds
// it in ours, and the same two font files, of which they are to embed what is used. They know no tags and no standard,
// so the sheet is the one with hidden numbers, which carries no data and no code.
// Afterwards poppler reads all three: each must say the same words in the same fonts, or the line says what it lacks.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const project = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = process.env.TOKHAI_DIST ?? join(project, "dist");
const bench = createRequire(join(project, ".tools/bench/package.json"));
const { jsPDF } = bench("jspdf");
const { PDFDocument } = bench("pdf-lib");
const fontkit = bench("@pdf-lib/fontkit");

const GOES = 60;
const folder = mkdtempSync(join(tmpdir(), "tokhai-pdf-"));
process.on("exit", () => rmSync(folder, { recursive: true }));

function tool(name, ...given) {
  return execFileSync(name, given, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"] });
}

/** The program in the worker, without the worker. */
function ours() {
  const file = (ending) => readFileSync(join(dist, readdirSync(dist).find((name) => /^worker-/.test(name) && name.endsWith(ending))));
  const glue = new Function("addEventListener", "postMessage", `${file(".js")}\nreturn wasm_bindgen;`);
  const program = glue(() => {}, () => {});
  program.initSync({ module: file(".wasm") });
  return program;
}

const asset = (path) => readFileSync(join(project, "public", path));
const fonts = { regular: asset("fonts/tokhai-serif-regular.ttf"), bold: asset("fonts/tokhai-serif-bold.ttf") };
const communes = asset("data/communes.txt");
const { application } = JSON.parse(readFileSync(join(dist, "vectors", "identity-card.whole-application.2026-11-22.json"), "utf8"));
const request = JSON.stringify({
  application, made: "2026-11-22T09:05:07+07:00", reference: "NE9AA3QY26", lang: "vi", masked: true,
});
const program = ours();
const write = () => program.make_pdf(request, fonts.regular, fonts.bold, communes);

/** Every run of letters on the pages of a PDF: where, how large, in which font. */
function pages(bytes) {
  const path = join(folder, "page.pdf");
  writeFileSync(path, bytes);
  // A picture has 108 dots to the inch, so a unit is two thirds of a point.
  const xml = tool("pdftohtml", "-xml", "-stdout", "-i", "-hidden", path);
  const plain = (text) => text.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
  const sizes = new Map();
  return xml.split("<page ").slice(1).map((page) => {
    for (const [, id, size] of page.matchAll(/<fontspec id="(\d+)" size="(\d+)"/g)) sizes.set(id, Number(size) / 1.5);
    const runs = page.matchAll(/<text top="(-?\d+)" left="(-?\d+)" width="-?\d+" height="(\d+)" font="(\d+)">(.*)<\/text>/g);
    return [...runs].map(([, top, left, height, font, text]) => ({
      x: Number(left) / 1.5, y: (Number(top) + Number(height) * 0.8) / 1.5, size: sizes.get(font),
      bold: text.includes("<b>"), text: plain(text).trimEnd(),
    })).filter(({ text }) => text.trim());
  });
}

// A fresh instance reads it, so that the first go of ours is a first one too.
const sheet = pages(ours().make_pdf(request, fonts.regular, fonts.bold, communes));
const base64 = { regular: fonts.regular.toString("base64"), bold: fonts.bold.toString("base64") };
const HEIGHT = 841.89;

function byJsPdf() {
  const pdf = new jsPDF({ unit: "pt", format: "a4", compress: true, putOnlyUsedFonts: true });
  for (const style of ["regular", "bold"]) {
    pdf.addFileToVFS(`${style}.ttf`, base64[style]);
    pdf.addFont(`${style}.ttf`, "serif-vn", style);
  }
  sheet.forEach((runs, at) => {
    if (at > 0) pdf.addPage();
    for (const { x, y, size, bold, text } of runs) {
      pdf.setFont("serif-vn", bold ? "bold" : "regular").setFontSize(size).text(text, x, y);
    }
  });
  return new Uint8Array(pdf.output("arraybuffer"));
}

async function byPdfLib() {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const [regular, bold] = await Promise.all([fonts.regular, fonts.bold].map((font) => pdf.embedFont(font, { subset: true })));
  for (const runs of sheet) {
    const page = pdf.addPage([595.28, HEIGHT]);
    for (const { x, y, size, bold: strong, text } of runs) {
      page.drawText(text, { x, y: HEIGHT - y, size, font: strong ? bold : regular });
    }
  }
  return pdf.save();
}

/** The words of a PDF, in any order: the three draw in different orders. */
function words(path) {
  return tool("pdftotext", "-layout", path, "-").split(/\s+/).filter(Boolean).sort();
}

/** What somebody else finds in it. */
function look(name, bytes) {
  const path = join(folder, `${name.replace(/\W/g, "")}.pdf`);
  writeFileSync(path, bytes);
  const lines = tool("pdffonts", path).split("\n").slice(2).filter(Boolean);
  // The columns behind the name and the kind: embedded, subset, has a table to Unicode.
  const said = lines.map((line) => /\s(yes|no)\s+(yes|no)\s+(yes|no)\s/.exec(line).slice(1).join(" "));
  return {
    bytes: bytes.length, pages: Number(/Pages:\s+(\d+)/.exec(tool("pdfinfo", path))[1]),
    tagged: /Tagged:\s+yes/.test(tool("pdfinfo", path)), fonts: said.join(", "), words: words(path),
  };
}

const writers = [["tokhai", write], ["jsPDF 4.2.1", byJsPdf], ["pdf-lib 1.17.1", byPdfLib]];
const times = new Map(writers.map(([name]) => [name, []]));
const seen = new Map();
const first = new Map();
for (const [name, writer] of writers) {
  const begun = performance.now();
  const bytes = await writer();
  first.set(name, performance.now() - begun);
  seen.set(name, look(name, bytes));
}
// In turn, so that what else the machine does meets all alike.
for (let go = 0; go < GOES; go += 1) {
  for (const [name, writer] of writers) {
    const begun = performance.now();
    await writer();
    times.get(name).push(performance.now() - begun);
  }
}

const own = seen.get("tokhai");
assert.ok(own.words.length > 200, `only ${own.words.length} words`);
assert.equal(own.fonts, "yes yes yes, yes yes yes");
const middle = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const ownTime = middle(times.get("tokhai"));
console.log(`${own.pages} page(s), ${own.words.length} words; Node ${process.version}; median of ${GOES} goes in turn`);
for (const [name, { bytes, pages: count, tagged, fonts: embedded, words: found }] of seen) {
  const time = middle(times.get(name));
  const ratio = name === "tokhai" ? "" : `  ${(time / ownTime).toFixed(2)} times as long, ${(bytes / own.bytes).toFixed(2)} times as large`;
  const left = [...own.words];
  const strange = found.filter((word) => !left.includes(word) || !left.splice(left.indexOf(word), 1));
  const same = left.length + strange.length === 0 ? "the same words" : `${left.length} words lost, ${strange.length} others`;
  console.log(`${time.toFixed(1).padStart(7)} ms, the first ${first.get(name).toFixed(0)} ms  ${String(bytes).padStart(7)} bytes  ${name}: ${count} page(s), ${tagged ? "tagged" : "no tags"}, ${same}; fonts embedded, subset, to Unicode: ${embedded}${ratio}`);
}
