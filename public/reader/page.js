// The officer's page: takes codes and files, and draws what the worker makes of them.
//
// It knows no law and no format, sends nothing anywhere, and keeps nothing when it is closed or cleared.
// The bundler replaces the next line with the names and the hashes of this build, as seen from this folder.
const built = "%built%";

const WORDS = {
  vi: {
    title: "Đọc phiếu Tờ Khai",
    lead: "Quét mã trên phiếu hoặc mở tệp dữ liệu. Mọi thứ đọc ngay trên máy này: không gửi đi đâu, không lưu lại.",
    language: "English",
    inputs: "Đưa dữ liệu vào",
    wedge: "Máy quét cầm tay: bấm vào ô này rồi quét",
    camera: "Dùng máy ảnh",
    picture: "Chọn ảnh chụp mã",
    file: "Mở tệp dữ liệu (.json, .pdf)",
    clear: "Xoá màn hình",
    stop: "Tắt máy ảnh",
    loading: "Đang tải…",
    ready: "Sẵn sàng.",
    broken: "Không mở được trang: một tệp bị thiếu hoặc không còn nguyên vẹn. Kiểm tra mạng rồi tải lại trang.",
    fault: "Trang vừa gặp lỗi khi đọc. Chưa lấy được gì; hãy thử lại hoặc tải lại trang.",
    looking: "Đưa mã vào giữa khung hình…",
    refused: "Không dùng được máy ảnh: trình duyệt không cho phép hoặc máy không có. Hãy chọn ảnh, hoặc dùng máy quét.",
    none: "Không thấy mã trong ảnh. Chụp lại gần hơn, đủ sáng, cả mã nằm trong ảnh.",
    opened: "Đã đọc xong.",
    same: "Mã và tệp cùng một phiếu.",
    other: "Chú ý: tệp này không phải của phiếu vừa quét.",
    reference: "Mã phiếu",
    made: "Lập lúc",
    day: "Tính theo luật ngày",
    declared: "Đã khai",
    look: "Cần xem lại",
    nothing: "Không có mục nào thiếu hoặc sai.",
    papers: "Giấy tờ mang theo",
    findings: "Kết quả xét",
    state: { good: "", empty: "", missing: "Thiếu", doubtful: "Xem lại", wrong: "Sai", "left-out": "Không có trong mã" },
    found: { met: "Đạt", "not-met": "Chưa đạt", advice: "Lưu ý" },
    json: "Tải JSON",
    csv: "Tải CSV (bảng tính)",
    foot: "Tờ Khai không phải trang của cơ quan nhà nước. Phiếu do người dân tự khai: đối chiếu với giấy tờ gốc.",
  },
  en: {
    title: "Read a Tờ Khai sheet",
    lead: "Scan the code on the sheet or open the data file. Everything is read on this device: nothing is sent, nothing is kept.",
    language: "Tiếng Việt",
    inputs: "Bring the data in",
    wedge: "Hand scanner: click into this box, then scan",
    camera: "Use the camera",
    picture: "Choose a picture of the code",
    file: "Open a data file (.json, .pdf)",
    clear: "Clear the screen",
    stop: "Switch the camera off",
    loading: "Loading…",
    ready: "Ready.",
    broken: "The page could not start: a file is missing or is not the one that was published. Check the connection and load the page again.",
    fault: "The page failed while reading. Nothing was taken; try again or load the page again.",
    looking: "Bring the code into the middle of the picture…",
    refused: "The camera cannot be used: the browser does not allow it, or there is none. Choose a picture or use a scanner.",
    none: "No code was found in the picture. Take it again from closer, with enough light and the whole code in it.",
    opened: "Read.",
    same: "Code and file are of the same sheet.",
    other: "Attention: this file is not that of the sheet just scanned.",
    reference: "Sheet",
    made: "Made",
    day: "By the law of",
    declared: "Declared",
    look: "To look at",
    nothing: "No entry is missing or wrong.",
    papers: "Papers to bring",
    findings: "What was found",
    state: { good: "", empty: "", missing: "Missing", doubtful: "Check", wrong: "Wrong", "left-out": "Not in the code" },
    found: { met: "Met", "not-met": "Not met", advice: "Note" },
    json: "Download JSON",
    csv: "Download CSV (spreadsheet)",
    foot: "Tờ Khai is not a state website. The sheet is what a citizen declared: compare it with the original papers.",
  },
};

// A scanner types a digit every few milliseconds, a slow one over the air every fifty, and then rests.
const REST_MS = 600;
const LOOK_MS = 120;
const WIDEST = 1600;
const KEPT_MS = 60_000;
// No job takes a hundredth of it; a worker that does is ended.
const LONGEST_MS = 30_000;

const $ = (id) => document.getElementById(id);
const at = (file) => new URL(file.url, import.meta.url).href;
const scripts = {
  createScriptURL(url) {
    if (![at(built.js), new URL(built.offline, import.meta.url).href].includes(url)) throw new TypeError("not a script of this build");
    return url;
  },
};
const policy = globalThis.trustedTypes?.createPolicy("tokhai-reader", scripts) ?? scripts;

let lang = "vi";
let shown = null;
let scanned = null;
let status = "loading";
const word = (key) => WORDS[lang][key];

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

function say(key, text) {
  status = text ? null : key;
  $("said").textContent = text ?? word(key);
}

async function intact(file) {
  const response = await fetch(at(file), { integrity: file.integrity });
  if (!response.ok) throw new Error(`${response.status} for ${file.url}`);
  return response.arrayBuffer();
}

// One worker; after a fault the next job gets a fresh one.
let crew;
let asked = 0;
async function start() {
  const [module] = await Promise.all([intact(built.wasm).then((bytes) => WebAssembly.compile(bytes)), intact(built.js)]);
  const worker = new Worker(policy.createScriptURL(at(built.js)));
  await new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) => (data.ok ? resolve() : reject(new Error(data.message))), { once: true });
    worker.addEventListener("error", reject, { once: true });
    worker.postMessage(module);
  });
  const communes = await intact(built.communes).catch(() => null);
  if (communes) await answer(worker, { kind: "communes", bytes: new Uint8Array(communes) });
  return worker;
}

function answer(worker, job) {
  const id = (asked += 1);
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const on = (kind, heard) => worker.addEventListener(kind, heard, { signal: over.signal });
    const died = () => {
      over.abort();
      reject(Object.assign(new Error(word("fault")), { dead: true }));
    };
    const limit = setTimeout(died, LONGEST_MS);
    over.signal.addEventListener("abort", () => clearTimeout(limit));
    on("message", ({ data }) => {
      if (data.id !== id) return;
      over.abort();
      if (data.ok) resolve(data.result);
      else reject(Object.assign(new Error(data.message ?? word("fault")), { dead: data.dead }));
    });
    on("error", died);
    worker.postMessage({ ...job, id });
  });
}

async function work(job) {
  try {
    return await answer(await (crew ??= start()), job);
  } catch (error) {
    if (error.dead) {
      crew?.then((worker) => worker.terminate(), () => {});
      crew = undefined;
    }
    throw error;
  }
}

// Shows what bytes say, or why they say nothing.
async function show(bytes, source) {
  try {
    const form = await work({ kind: "form", bytes, lang });
    const before = scanned;
    if (source === "code") scanned = form;
    const both = source === "file" && before?.reference && form.digest;
    shown = { bytes, source, pair: both ? form.digest.startsWith(before.digest) : null };
    draw(form);
    say("opened");
    $("result").focus();
  } catch (error) {
    forget();
    say(null, error.message);
  }
}

function forget() {
  shown = null;
  $("result").replaceChildren();
  $("result").hidden = true;
}

function draw(form) {
  const facts = element("dl", { className: "facts" });
  for (const [label, value] of [
    [word("reference"), form.reference],
    [word("made"), form.made],
    [word("day"), form.filed_on],
    ...form.facts.map(({ label, value }) => [label, value]),
  ]) {
    if (value) facts.append(element("div", {}, element("dt", { textContent: label }), element("dd", { textContent: value })));
  }
  const seal = element("p", { className: form.sealed ? "seal good" : "seal doubtful", textContent: form.seal });
  const verdict = element("p", { className: `verdict ${form.verdict}`, textContent: form.verdict_text });
  const remarks = [form.unknown, shown?.pair === null ? null : word(shown?.pair ? "same" : "other")].filter(Boolean);

  const declared = element("section", { className: "declared" }, element("h3", { textContent: word("declared") }));
  // What no code carries may come behind the rest; it belongs to its page all the same.
  const tables = new Map();
  for (const line of form.lines) {
    const table = tables.get(line.page) ?? element("tbody");
    if (!tables.has(line.page)) {
      tables.set(line.page, table);
      declared.append(element("table", {}, element("caption", { textContent: line.page }), table));
    }
    const mark = word("state")[line.state];
    const value = element("td", { textContent: line.value || "–" });
    if (mark) value.append(" ", element("strong", { className: `mark ${line.state}`, textContent: mark }));
    const row = element("tr", { className: line.state }, element("th", { scope: "row", textContent: line.label }), value);
    row.dataset.field = line.field;
    table.append(row);
  }

  const look = element("section", { className: "look" }, element("h3", { textContent: word("look") }), verdict, seal);
  look.append(...remarks.map((text) => element("p", { className: "seal doubtful", textContent: text })));
  const wrong = form.lines.filter(({ remark }) => remark);
  if (wrong.length) {
    const line = ({ label, remark, state }) =>
      element("li", { className: state }, element("strong", { textContent: label }), ` – ${remark}`);
    look.append(element("ul", { className: "remarks" }, ...wrong.map(line)));
  } else {
    look.append(element("p", { textContent: word("nothing") }));
  }
  const list = (title, items) => {
    if (!items.length) return;
    const line = ({ state, text, cites }) =>
      element(
        "li",
        { className: state ?? "" },
        state ? element("strong", { textContent: `${word("found")[state]}: ` }) : null,
        text,
        cites ? element("cite", { lang: "vi", textContent: cites }) : null,
      );
    look.append(element("h3", { textContent: title }), element("ul", {}, ...items.map(line)));
  };
  list(word("papers"), form.papers);
  list(word("findings"), form.findings);

  const save = (kind, key, type, ending) => {
    const button = element("button", { type: "button", className: "quiet", textContent: word(key) });
    button.dataset.action = kind;
    button.addEventListener("click", async () => {
      try {
        download(await work({ kind, bytes: shown.bytes, lang }), type, `to-khai-${form.reference ?? form.procedure}.${ending}`);
      } catch (error) {
        say(null, error.message);
      }
    });
    return button;
  };
  $("result").replaceChildren(
    element("h2", { textContent: form.case ? `${form.title} · ${form.case}` : form.title }),
    element("p", { className: "notice", textContent: form.notice }),
    facts,
    element(
      "div",
      { className: "buttons" },
      save("application", "json", "application/json", "json"),
      save("csv", "csv", "text/csv", "csv"),
    ),
    // On a phone what to look at comes first; on a desk the two stand side by side.
    element("div", { className: "sides" }, look, declared),
  );
  $("result").hidden = false;
}

function download(text, type, name) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}

// --- Ways in ---

let rest;
$("wedge").addEventListener("input", () => {
  clearTimeout(rest);
  rest = setTimeout(takeTyped, REST_MS, false);
});
$("wedge").addEventListener("keydown", (event) => {
  // Most scanners end with Enter.
  if (event.key !== "Enter") return;
  event.preventDefault();
  clearTimeout(rest);
  takeTyped(true);
});
async function takeTyped(whole) {
  const text = $("wedge").value.trim();
  if (!text) return;
  await show(new TextEncoder().encode(text), "code");
  // The next scan begins with an empty box, or takes the place of what was not read. What only rested may go on.
  if (shown) $("wedge").value = "";
  else if (whole) $("wedge").select();
}
// A scanner does not look where it types: after a sheet has been read the next one goes into the box too.
addEventListener("keydown", ({ key, target, ctrlKey, altKey, metaKey }) => {
  if (/^[0-9]$/.test(key) && target !== $("wedge") && !ctrlKey && !altKey && !metaKey) $("wedge").focus({ preventScroll: true });
});

// Looks at a picture: the browser's own detector first, where there is one, then ours.
const detector = globalThis.BarcodeDetector ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
const canvas = document.createElement("canvas");
async function digitsIn(picture, width, height) {
  if (detector) {
    const found = await detector.detect(picture).catch(() => []);
    const ours = found.find(({ rawValue }) => /^84\d+$/.test(rawValue));
    if (ours) return ours.rawValue;
  }
  const scale = Math.min(1, WIDEST / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const grey = new Uint8Array(canvas.width * canvas.height);
  for (let i = 0; i < grey.length; i += 1) grey[i] = (data[4 * i] * 77 + data[4 * i + 1] * 150 + data[4 * i + 2] * 29) >> 8;
  return work({ kind: "scan", grey, width: canvas.width });
}

async function takePicture(file) {
  try {
    const picture = await createImageBitmap(file);
    const digits = await digitsIn(picture, picture.width, picture.height);
    picture.close();
    if (digits) await show(new TextEncoder().encode(digits), "code");
    else say("none");
  } catch (error) {
    say(null, error.dead ? error.message : word("none"));
  }
}

async function takeFile(file) {
  if (file.type.startsWith("image/")) return takePicture(file);
  await show(new Uint8Array(await file.arrayBuffer()), "file");
}

for (const [button, input, take] of [
  ["picture", "pick-picture", takePicture],
  ["file", "pick-file", takeFile],
]) {
  $(button).addEventListener("click", () => $(input).click());
  $(input).addEventListener("change", async () => {
    const [file] = $(input).files;
    if (file) await take(file);
    $(input).value = "";
  });
}
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file) takeFile(file);
});

let stream = null;
function stopCamera() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  $("video").srcObject = null;
  $("finder").hidden = true;
}
$("stop").addEventListener("click", () => {
  stopCamera();
  say("ready");
});
$("camera").addEventListener("click", async () => {
  stopCamera();
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
  } catch {
    say("refused");
    return;
  }
  const video = $("video");
  video.srcObject = stream;
  $("finder").hidden = false;
  say("looking");
  await video.play().catch(() => {});
  const own = stream;
  while (stream === own) {
    if (video.videoWidth) {
      const digits = await digitsIn(video, video.videoWidth, video.videoHeight).catch(() => null);
      if (stream !== own) return;
      if (digits?.startsWith("84")) {
        stopCamera();
        await show(new TextEncoder().encode(digits), "code");
        return;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
});

$("clear").addEventListener("click", () => {
  stopCamera();
  forget();
  scanned = null;
  $("wedge").value = "";
  say("ready");
  $("wedge").focus();
});

function speak() {
  document.documentElement.lang = lang;
  for (const spoken of document.querySelectorAll("[data-say]")) {
    if (spoken.id !== "said") spoken.textContent = word(spoken.dataset.say);
  }
  $("language").textContent = word("language");
  $("language").lang = lang === "vi" ? "en" : "vi";
  document.title = word("title");
  if (status) say(status);
}
$("language").addEventListener("click", async () => {
  lang = lang === "vi" ? "en" : "vi";
  speak();
  if (!shown) return;
  try {
    draw(await work({ kind: "form", bytes: shown.bytes, lang }));
  } catch (error) {
    say(null, error.message);
  }
});

try {
  await (crew ??= start());
  say("ready");
  document.body.dataset.state = "ready";
  $("wedge").focus();
} catch {
  crew = undefined;
  say("broken");
  document.body.dataset.state = "failed";
}
// After one visit the page needs no network: the app's own worker keeps it too.
navigator.serviceWorker?.register(policy.createScriptURL(new URL(built.offline, import.meta.url).href)).catch(() => {});
