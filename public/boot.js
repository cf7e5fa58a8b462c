// The start file. It owns life and death of the app and knows nothing of what the app asks.
//
// It fetches the Wasm and its glue with an integrity check, mounts them in a shadow root, keeps
// the last draft the app handed over, and when the instance dies puts a fresh one in a fresh
// container. It is plain JavaScript outside the Wasm because the Wasm may be what died.
// The bundler replaces the next line with the names and the hashes of this build.
const built = "%built%";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
const CALM_MS = 60_000;
const DEATHS = 2;
const STRANGERS = 5;
const LEAVING_MS = 1_000;

const RESTARTING = [
  "Ứng dụng vừa gặp lỗi. Những gì đã nhập vẫn được giữ, đang mở lại…",
  "Something broke. Your answers are kept and are being restored…",
];
const RESTARTED = [
  "Ứng dụng vừa gặp lỗi và đã tự mở lại. Những gì đã nhập vẫn còn.",
  "Something broke and the app has started again. Your answers are still here.",
];
const STOPPED = [
  "Ứng dụng gặp lỗi nhiều lần nên đã dừng lại. Những gì đã nhập chưa mất: thử lại, hoặc tải bản nháp về máy trước.",
  "The app failed more than once and has stopped. Your answers are not lost: try again, or save them as a file first.",
];
const BROKEN = [
  "Không mở được ứng dụng: một tệp bị thiếu hoặc không còn nguyên vẹn. Kiểm tra kết nối mạng rồi tải lại trang. Nếu vẫn không được, đừng nhập gì vào trang này.",
  "The app could not start: a file is missing or is not the one that was published. Check the connection and load the page again. If it still fails, do not type anything into this page.",
];
const UNABLE = [
  "Trình duyệt này không chạy được ứng dụng (không có hoặc đang tắt WebAssembly). Hãy mở trang này bằng một trình duyệt khác, bản mới, hoặc tắt chế độ phong tỏa (Lockdown Mode) cho riêng trang này. Nếu không có máy khác, có thể hỏi trực tiếp tại Công an cấp xã. Chưa có gì được nộp hay gửi đi.",
  "This browser cannot run the app (WebAssembly is missing or switched off). Open this page in another, recent browser, or switch Lockdown Mode off for this page. Without another device you can ask in person at the commune-level police. Nothing has been submitted or sent.",
];
const RETRY = "Thử lại / Try again";
const SAVE = "Tải bản nháp về máy / Save my answers as a file";
const AFRESH = "Bắt đầu lại từ đầu / Start over without them";

// Where the glue leaves what makes instances, under its own address.
const makers = (globalThis[Symbol.for("tokhai")] ??= {});

const at = (file) => new URL(file.url, import.meta.url).href;
const WORKER = { url: "sw.js" };
const ours = [built.app.js, built.worker?.js, built.offline, built.embedded, WORKER].filter(Boolean).map(at);
const scripts = {
  createScriptURL(url) {
    if (!ours.includes(url)) throw new TypeError("not a script of this build");
    return url;
  },
};
const policy = globalThis.trustedTypes?.createPolicy("tokhai", scripts) ?? scripts;

// Refused in some frames.
const workers = (() => {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
})();

const element = (name, properties) => Object.assign(document.createElement(name), properties);

// What came damaged may lie in the browser's own store: the second time it is fetched past that.
const doubted = new Set();
async function intact(file) {
  const cache = doubted.has(file.url) ? "reload" : "default";
  doubted.add(file.url);
  const response = await fetch(at(file), { integrity: file.integrity, cache });
  if (!response.ok) throw new Error(`${response.status} for ${file.url}`);
  doubted.delete(file.url);
  return response;
}

// Code is fetched once: a fresh instance after a crash needs no network.
const once = (make) => {
  const made = {};
  return (file) =>
    (made[file.url] ??= make(file).catch((error) => {
      delete made[file.url];
      throw error;
    }));
};

const compile = once(async (file) => WebAssembly.compile(await (await intact(file)).arrayBuffer()));

// The edition in one file has them in the page.
const maker = once(
  async (file) =>
    makers[at(file)] ??
    new Promise((resolve, reject) => {
      const script = element("script", { integrity: file.integrity, crossOrigin: "anonymous" });
      script.src = policy.createScriptURL(at(file));
      script.onload = () => (makers[script.src] ? resolve(makers[script.src]) : script.onerror());
      script.onerror = () => reject(new Error(`${file.url} did not run`));
      document.head.append(script);
    }),
);

// A worker has no integrity attribute: its script is fetched with a check just before it starts,
// and its Wasm is compiled here, from checked bytes, and handed over.
async function startWorker() {
  const [module] = await Promise.all([compile(built.worker.wasm), intact(built.worker.js)]);
  const worker = new Worker(policy.createScriptURL(at(built.worker.js)));
  await answer(worker, module);
  return worker;
}

// Sends one message and waits for the answer with the same id; `progress` hears what comes before, `signal` ends it.
function answer(worker, message, progress, signal) {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const stop = () => reject(over.abort());
    if (signal?.aborted) return stop();
    signal?.addEventListener("abort", stop, { signal: over.signal });
    const on = (kind, heard) => worker.addEventListener(kind, heard, { signal: over.signal });
    on("message", ({ data }) => {
      if (data.id !== message.id) return;
      if ("progress" in data) return progress?.(data.progress);
      over.abort();
      if (data.ok) resolve(data.bytes);
      else reject(new Error(data.message));
    });
    on("error", () => {
      over.abort();
      reject(new Error("the worker died"));
    });
    worker.postMessage(message);
  });
}

// One worker does job after job; after one that went wrong or was called off the next job gets a fresh worker.
let crew;
let jobs = 0;
let queue = Promise.resolve();
function dismiss() {
  crew?.then((worker) => worker.terminate(), () => {});
  crew = undefined;
}
async function next({ progress, signal, ...job }) {
  try {
    return await answer(await (crew ??= startWorker()), { ...job, id: ++jobs }, progress, signal);
  } catch (error) {
    dismiss();
    throw error;
  }
}
function work(job) {
  const turn = queue.then(() => next(job));
  queue = turn.catch(() => {});
  return turn;
}

let apps = 0;
export default function boot(node, settings = {}) {
  apps += 1;
  const query = new URLSearchParams(settings.query ?? (settings.guest ? "" : location.search));
  const asked = (name, shape) => (shape.test(query.get(name)) ? query.get(name) : null);
  const dom = (LOOPBACK && asked("dom", /^(light|open|closed)$/)) || settings.dom || "open";

  const screen =
    node.querySelector("[data-boot]") ?? node.appendChild(element("section", { className: "tk-boot" }));
  const root = dom === "light" ? node : node.attachShadow({ mode: dom });
  let container = element("div");
  let kept = settings.restore ?? null;
  let saved;
  let deaths = [];
  let strangers = [];
  let generations = 0;
  let current = 0;
  let instance;

  // From here on this file speaks; the line that the style sheet would show is not needed.
  node.querySelector(".tk-boot__late")?.remove();

  // What comes later is fetched when the page rests, so that it is there when it is wanted. Somebody who pays for each
  // byte gets it only then; and what fails now is asked for again then.
  async function fetchRest() {
    const saving = navigator.connection?.saveData;
    if (!saving) for (const file of Object.values(built.chunks).flat()) await compile(file).catch(() => {});
    if (!saving) for (const file of Object.values(built.sheets)) await intact(file).catch(() => {});
    if (node === own && (workers?.controller || (workers && !saving))) {
      const offline = await maker(built.offline);
      const script = policy.createScriptURL(at(WORKER));
      await offline({ script, start: import.meta.url, screen, element, node, begun, kept: () => saved });
    }
  }
  const resting = () => fetchRest().catch(() => {});
  const rest = () =>
    globalThis.requestIdleCallback ? requestIdleCallback(resting, { timeout: 5_000 }) : setTimeout(resting, 2_000);

  // A new version asks whether somebody is at work here: a page that is broken cannot agree to be replaced.
  const begun = () => kept?.applications.length > 0;
  if (node === own) workers?.addEventListener("message", ({ data, ports }) => {
    if (data === "tokhai: alive?" && (begun() || node.dataset.state === "ready")) ports[0].postMessage(true);
  });

  const sheet = once(
    (file) =>
      new Promise((onload, reject) => {
        const { integrity } = file;
        const onerror = () => reject(link.remove());
        const link = element("link", { rel: "stylesheet", crossOrigin: "anonymous", integrity, onload, onerror });
        link.href = at(file);
        root.prepend(link);
      }),
  );
  const styled = dom === "light" ? null : sheet(built.style);
  // A page that shows the app in a frame or in itself, and the file of a site, are heard before the first screen.
  const { guest } = settings;
  const placed = guest || node.dataset.config || (node === own && parent !== window);
  const welcomed = placed && built.embedded && maker(built.embedded).then((embedded) => embedded({ node, root, guest }));
  if (dom !== "light") root.append(element("slot"));
  root.append(container);

  function tell(state, kind, [vi, en], ...actions) {
    node.dataset.state = state;
    screen.hidden = false;
    screen.dataset.boot = kind;
    screen.replaceChildren(
      ...(kind === "stopped" ? [element("h1", { textContent: "Tờ Khai" })] : []),
      element("p", { textContent: vi }),
      element("p", { textContent: en, lang: "en" }),
      ...actions.map(([textContent, onclick]) =>
        element("button", { type: "button", textContent, onclick }),
      ),
    );
  }

  function emit(name, detail) {
    // Inside the page of somebody else the element tells it.
    node.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: !guest }));
  }

  function giveUp(error) {
    current = 0;
    // Checked bytes that do not compile are sound: the browser is too old for them.
    const unable = error instanceof WebAssembly.CompileError;
    tell("failed", "stopped", unable ? UNABLE : BROKEN, [RETRY, () => location.reload()]);
    emit("tokhai:error", { code: unable ? "unsupported" : "integrity" });
  }

  function save() {
    const url = URL.createObjectURL(new Blob([JSON.stringify(kept, null, 1)], { type: "application/json" }));
    element("a", { href: url, download: "to-khai-ban-nhap.json" }).click();
    setTimeout(() => URL.revokeObjectURL(url), CALM_MS);
  }

  // The notice goes with the first thing the person does, and only after it, so that nothing moves
  // away under a finger.
  for (const deed of ["click", "change"]) {
    node.addEventListener(deed, () => {
      if (screen.dataset.boot === "notice") screen.hidden = true;
    });
  }

  const recent = (times) => [...times, performance.now()].filter((time) => performance.now() - time < CALM_MS);

  function died(generation) {
    if (generation !== current) return;
    current = 0;
    deaths = recent(deaths);
    emit("tokhai:error", { code: "crashed" });
    if (deaths.length < DEATHS) {
      tell("loading", "restarting", RESTARTING);
      begin("crashed");
      return;
    }
    container.replaceChildren();
    const again = (restart) => () => {
      deaths = [];
      tell("loading", "restarting", RESTARTING);
      begin(restart);
    };
    const afresh = () => {
      kept = null;
      again("afresh")();
    };
    tell("failed", "stopped", STOPPED, [RETRY, again("crashed")], ...(kept ? [[SAVE, save], [AFRESH, afresh]] : []));
    screen.querySelector("button").focus();
  }

  // Page translation wraps our text in <font>; a Yew app then shows stale text and freezes.
  // A fresh mount from the kept draft is the cure. A translator that never rests is left alone.
  const guard = new MutationObserver((changes) => {
    const strange = changes.some(({ addedNodes }) => [...addedNodes].some(({ nodeName }) => nodeName === "FONT"));
    if (!strange || !current || (strangers = recent(strangers)).length > STRANGERS) return;
    begin("translated");
  });

  async function begin(restart) {
    const generation = (current = ++generations);
    const alive = () => generation === current;
    instance?.retire();
    node.dataset.state = "loading";
    const progress = screen.querySelector("progress");
    const step = (value) => {
      if (progress) progress.value += 1;
      return value;
    };
    let module, make, known;
    try {
      [known, module, make] = await Promise.all([
        welcomed,
        compile(built.app.wasm).then(step),
        maker(built.app.js).then(step),
        styled,
      ]);
    } catch (error) {
      if (alive()) giveUp(error);
      return;
    }
    if (!alive()) return;
    const fresh = element("div");
    container.replaceWith(fresh);
    container = fresh;
    const mine = (instance = make());
    guard.disconnect();
    guard.observe(container, { childList: true, subtree: true });
    try {
      await instance.init(module, () => died(generation));
      step();
      if (LOOPBACK && instance.fault) node.tokhaiFault = (kind) => setTimeout(instance.fault, 0, kind);
      await instance.mount(container, {
        ...settings,
        ...known,
        assets: Object.fromEntries(
          Object.entries(built.assets).map(([name, file]) => [name, { ...file, url: at(file) }]),
        ),
        asset: async (name) => (await intact(built.assets[name])).arrayBuffer(),
        // A part of the program, with what it shares with others.
        async join(name) {
          const [modules] = await Promise.all([
            Promise.all(built.chunks[name].map(compile)),
            built.sheets[name] && sheet(built.sheets[name]),
          ]);
          for (const module of modules) await mine.join(module);
        },
        startWorker,
        work,
        on: known?.on ?? asked("on", /^\d{4}-\d\d-\d\d$/),
        lang: asked("lang", /^(vi|en)$/) ?? known?.lang,
        version: built.version,
        node,
        restore: kept,
        restart,
        keep(draft) {
          if (alive()) kept = draft;
        },
        saved(yes) {
          if (!alive() || saved === yes) return;
          saved = yes;
          emit("tokhai:draft", { state: yes ? "kept" : "not-kept" });
        },
        ready() {
          if (!alive()) return;
          if (restart === "crashed") tell("ready", "notice", RESTARTED);
          else screen.hidden = true;
          node.dataset.state = "ready";
          emit("tokhai:ready", { version: built.version });
          if (document.readyState === "complete") rest();
          else addEventListener("load", rest, { once: true });
        },
      });
    } catch {
      died(generation);
    }
  }

  if (typeof WebAssembly !== "object") {
    tell("failed", "stopped", UNABLE);
    emit("tokhai:error", { code: "unsupported" });
  } else {
    begin(null);
  }

  // For a page that puts the app into itself and takes it out again.
  return {
    tell: (text) => welcomed.then((known) => known.hear(text)).catch(() => {}),
    end() {
      current = 0;
      guard.disconnect();
      // What was written is on the disk by then; what is being sent may still be answered.
      const retire = () => {
        instance?.retire();
        if (!--apps) dismiss();
      };
      const later = () => setTimeout(retire, LEAVING_MS);
      welcomed.then((known) => known.end()).then(later, later);
    },
  };
}

const own = document.getElementById("tokhai");
if (own) boot(own);
