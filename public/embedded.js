// The app as a guest: what the site says of itself in its file, what the page around the app may say before the first
// screen and after, what it hears, and how far it may change the look. Loaded only where there is such a file or such a
// page; it knows nothing of questions and of answers.
//
// In a frame everything goes over one channel, which the page hands over in answer to a hello that carries a number of
// chance. Inside the page itself public/embed.js calls the start file. Messages are texts of one object: what they hold
// for the app is read by the app (src/web/embed/protocol.rs).
const VERSION = 1;
// A page that does not know us is not waited for any longer.
const PATIENCE_MS = 3_000;
const FILE_MS = 4_000;
const UNHEARD = 20;
const LONGEST = 600_000;
const [LEAST, MOST, STEP] = [320, 4_096, 32];
const SHAPES = {
  procedure: /^[a-z-]{1,40}$/,
  case: /^[a-z0-9-]{1,40}$/,
  province: /^\d\d$/,
  lang: /^(vi|en)$/,
  config: /^https?:\/\/\S{1,2000}$/,
  theme: /^(light|dark|auto)$/,
  submit: /^(none|host|endpoint)$/,
  drafts: /^(on|off)$/,
  on: /^\d{4}-\d\d-\d\d$/,
};
const PICTURE = /^data:image\/(png|jpeg|webp|svg\+xml)(;charset=utf-8)?;base64,[\w+/=]{1,200000}$/;
const TEXT = 4.5;
const INKS = ["#ffffff", "#10161f"];

const write = (type, more) => JSON.stringify({ ...more, v: VERSION, type });

function read(text) {
  if (typeof text !== "string" || text.length > LONGEST) return {};
  try {
    const message = JSON.parse(text);
    return message?.v === VERSION ? message : {};
  } catch {
    return {};
  }
}

function channels(text) {
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text)?.slice(1).map((part) => parseInt(part, 16));
  const few = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text)?.slice(1).map((part) => parseInt(part + part, 16));
  const words = /^rgb\((\d{1,3}),? (\d{1,3}),? (\d{1,3})\)$/.exec(text)?.slice(1).map(Number);
  const found = long ?? few ?? words;
  return found?.every((one) => one <= 255) ? found : undefined;
}

// WCAG 2.2, "contrast ratio" and "relative luminance".
function contrast(one, other) {
  const light = (color) => {
    const [red, green, blue] = color.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const hex = (color) => `#${color.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

// What each token may be; what it becomes, given the colors of the ground, or nothing where it would be hard to read.
const TOKENS = {
  accent(text, ground) {
    const accent = channels(text);
    if (!accent) return null;
    const [paper, card, sunk, ink] = ["paper", "card", "sunk", "ink"].map((name) => channels(ground(name)));
    const on = INKS.find((color) => contrast(channels(color), accent) >= TEXT);
    const soft = paper.map((part, at) => part + (accent[at] - part) * 0.1);
    const clear = [paper, card, sunk, soft].every((under) => contrast(accent, under) >= TEXT);
    if (!on || !clear || contrast(ink, soft) < TEXT) return null;
    return { accent: hex(accent), "accent-ink": on, "accent-soft": hex(soft) };
  },
  radius: (text) => (/^(\d|1[0-6])px$/.test(text) ? { radius: text } : null),
  font: (text) => (/^[\p{L}\d "',-]{1,200}$/u.test(text) ? { type: text } : null),
};

globalThis[Symbol.for("tokhai")][document.currentScript.src] = async ({ node, root, guest }) => {
  const given = {};
  let look = {};
  let refused = "";

  function take(from) {
    for (const [name, shape] of Object.entries(SHAPES)) {
      const value = from?.[name];
      if (typeof value === "string" && shape.test(value)) given[name] = value;
    }
    for (const name of Object.keys(TOKENS)) {
      const value = from?.[`token-${name}`];
      if (typeof value === "string" && value && value.length < 300) look[name] = value;
    }
    if (given.submit) node.dataset.submit = given.submit;
  }

  function dress() {
    const drawn = root.querySelector(".tk");
    if (!drawn) return;
    if (given.theme === "auto") delete drawn.dataset.theme;
    else if (given.theme) drawn.dataset.theme = given.theme;
    for (const name of ["accent", "accent-ink", "accent-soft", "radius", "type"]) drawn.style.removeProperty(`--tk-${name}`);
    const style = getComputedStyle(drawn);
    const ground = (name) => style.getPropertyValue(`--tk-${name}`).trim();
    const bad = [];
    for (const [name, text] of Object.entries(look)) {
      const becomes = TOKENS[name](text, ground);
      if (!becomes) bad.push(name);
      for (const [own, value] of Object.entries(becomes ?? {})) drawn.style.setProperty(`--tk-${own}`, value);
    }
    // Said once: the default stays.
    if (bad.join() !== refused) console.warn(`Tờ Khai: --tokhai-${(refused = bad.join())} refused: not of the right kind, or too faint to read`);
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", dress);
  node.addEventListener("tokhai:ready", dress);

  // What concerns the look and the focus is done here; the rest is the app's business.
  function hear(text) {
    const message = read(text);
    if (message.type === "theme") {
      take({ theme: message.theme });
      dress();
    } else if (message.type === "focus") root.querySelector("h1")?.focus();
    else if (message.type === "lang" || message.type === "prefill") tell(text);
  }

  // What comes before anybody in the app listens waits.
  let listener;
  const unheard = [];
  function tell(text) {
    if (listener) listener(text);
    else if (unheard.length < UNHEARD) unheard.push(text);
  }
  function listen(listens) {
    listener = listens;
    unheard.splice(0).forEach(listens);
  }
  // Taken out of the page: the app hears of it as soon as it is there, lets go of everything, and says so.
  let end, gone;
  const left = () => new Promise((resolve) => {
    dark.removeEventListener("change", dress);
    gone = resolve;
    end?.();
  });
  function ending(ends) {
    end = ends;
    if (gone) end();
  }

  function emit(name, detail) {
    node.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: !guest }));
  }
  // For whoever looks after the site, and for nobody else.
  function complain(why, code = "host-file") {
    // The console of a frame is not that of the page.
    if (report) report("complaint", { code, why });
    else console.warn(`Tờ Khai: ${code}: ${why}`);
    emit("tokhai:error", { code });
  }

  let report;
  let handed, picture;
  async function fetched() {
    const url = given.config ?? node.dataset.config;
    if (!url) return null;
    const response = await fetch(new URL(url, document.baseURI));
    if (!response.ok) throw new Error(`${response.status} for ${url}`);
    return response.text();
  }
  // Only what lies with the app, or in the file itself, may be loaded; the page hands over what lies with it.
  function logo(told) {
    if (typeof told !== "string") return undefined;
    const shown = PICTURE.test(told) ? told : picture;
    if (shown) return shown;
    try {
      const address = new URL(told, new URL(given.config ?? node.dataset.config, document.baseURI));
      if (address.origin === location.origin) return address.href;
    } catch {
      // Handed over as it is, without an address.
    }
    complain("logo: it could not be had, or lies with neither the app nor the page");
    return undefined;
  }
  // A file that does not come counts as none. That it is faulty is found when all of it is read; what has to be known
  // before the first screen is looked for here.
  async function settings() {
    const late = new Promise((_, reject) => setTimeout(reject, FILE_MS, new Error("it did not come in time")));
    const text = await Promise.race([handed ?? fetched(), late]).catch(({ message }) => complain(message));
    const site = text ?? (given.province ? JSON.stringify({ format: "tokhai/host@1", province: given.province }) : null);
    let said;
    try {
      said = JSON.parse(site);
    } catch {
      // The same fault is named when the file is read.
    }
    if (given.case) tell(write("prefill", { answers: {}, case: given.case }));
    return {
      ...given,
      usual: said?.lang,
      logo: logo(said?.logo),
      shared: said?.shared_device === true,
      site: async () => site,
      complain,
      step: (index, total) => emit("tokhai:step", { index, total }),
      listen,
      hear,
      end: left,
      ending,
      gone: () => gone?.(),
    };
  }

  if (guest) {
    take(guest.given);
    if (guest.file) handed = Promise.resolve(guest.file);
    return settings();
  }
  if (parent === window) return settings();

  node.dataset.guest = "";
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const welcome = await new Promise((resolve) => {
    const heard = (event) => {
      if (event.source !== parent || event.ports.length !== 1) return;
      const message = read(event.data);
      if (message.type !== "welcome" || message.nonce !== nonce) return;
      removeEventListener("message", heard);
      resolve({ ...message, port: event.ports[0], origin: event.origin });
    };
    addEventListener("message", heard);
    // Nothing in it is a secret, and nobody but the page around this one can answer it.
    parent.postMessage(write("hello", { nonce }), "*");
    setTimeout(resolve, PATIENCE_MS);
  });
  if (!welcome) return settings();

  const { port, origin } = welcome;
  const send = (type, more) => port.postMessage(write(type, more));
  report = send;
  let handFile;
  if (welcome.file === true) handed = new Promise((resolve) => (handFile = resolve));
  const asked = new Map();
  port.onmessage = ({ data }) => {
    const { type, text, id, agreed } = read(data);
    if (type === "logo") picture = PICTURE.test(text) ? text : undefined;
    else if (type === "file") handFile?.(typeof text === "string" ? text : null);
    else if (type === "agreed") {
      asked.get(id)?.(agreed === true);
      asked.delete(id);
    } else hear(data);
  };

  let last = 0;
  const measure = () => {
    const px = Math.min(MOST, Math.max(LEAST, Math.ceil(node.offsetHeight / STEP) * STEP));
    if (px !== last) send("height", { px: (last = px) });
  };
  new ResizeObserver(measure).observe(node);

  const pass = (name, pick) => node.addEventListener(`tokhai:${name}`, ({ detail }) => send(name, pick(detail ?? {})));
  pass("ready", ({ version }) => ({ version }));
  pass("step", ({ index, total }) => ({ index, total }));
  pass("draft", ({ state }) => ({ state }));
  pass("error", ({ code }) => ({ code }));
  pass("submitted", ({ reference, digest }) => ({ reference, digest }));
  node.addEventListener("tokhai:submit", ({ detail }) => {
    if (given.submit === "host") send("submit", { registration: detail });
  });
  let questions = 0;
  node.addEventListener("tokhai:before-submit", (event) => {
    const id = ++questions;
    const answer = new Promise((resolve, reject) => {
      asked.set(id, (agreed) => (agreed ? resolve() : reject(new Error("the page around it refused"))));
    });
    event.detail?.waitUntil?.(answer);
    send("before-submit", { id });
  });

  take(welcome.given);
  if (origin !== "null") given.from = origin.slice(origin.indexOf(":") + 3);
  return settings();
};
