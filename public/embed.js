// The element <to-khai>: shows Tờ Khai on the page of somebody else. See docs/embedding.md.
//
// `frame` draws the app in a frame and talks to it over one channel, after an exact check of who speaks: the page
// around it gets no key press and no answer. `inline` draws it in a closed root of the page itself, for pages of the
// same origin. `link` is a link to the app's own page, which also stands by when a frame does not answer.
// It names no file of a build but index.html and integrity.json, so that it stays the same across builds: the pages that
// carry its hash need no change.
const VERSION = 1;
const APP = new URL(".", import.meta.url);
const WAIT_MS = 8_000;
const [LEAST, MOST, STEP] = [320, 4_096, 32];
const LONGEST = 1_000_000;
const OFFER = 60_000;
const WAITING = 20;
// A picture of the site, by an address and not written out; and how many bytes it may have.
const LOGO = /"logo"\s*:\s*"((?!data:)[^"\\]{1,2000})"/;
const SMALL = 100_000;

const SETTINGS = ["procedure", "case", "province", "lang", "config", "theme", "mode", "submit", "drafts", "on"];
const TOKENS = ["accent", "radius", "font"];
const WORDS = {
  vi: ["Tờ Khai: chuẩn bị hồ sơ", "Mở Tờ Khai ở trang riêng", "Khung Tờ Khai chưa mở được ở trang này."],
  en: ["Tờ Khai: prepare an application", "Open Tờ Khai on its own page", "Tờ Khai could not be shown on this page."],
};
const LOOK = `:host { display: block !important; }
:host([hidden]) { display: none !important; }
iframe { display: block; box-sizing: border-box; width: 100%; height: ${LEAST}px; border: 0; color-scheme: normal; }
iframe[hidden] { display: none; }
p { margin: 0 0 8px; font: 1rem/1.5 system-ui, sans-serif; }
a { box-sizing: border-box; display: inline-block; min-height: 44px; padding: 9px 16px; border-radius: 6px; background: #1f4a80; color: #fff; font: 600 1rem/1.5 system-ui, sans-serif; text-decoration: none; }
a:focus-visible { outline: 3px solid #1b1f24; outline-offset: 2px; box-shadow: 0 0 0 2px #fff; }`;

const element = (name, properties) => Object.assign(document.createElement(name), properties);
const whole = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;
const short = (value, shape) => typeof value === "string" && shape.test(value);

// A message is a text of one object of our version; anything else is nothing.
function read(text, longest) {
  if (typeof text !== "string" || text.length > longest) return {};
  try {
    const message = JSON.parse(text);
    return message?.v === VERSION ? message : {};
  } catch {
    return {};
  }
}

const write = (type, more) => JSON.stringify({ ...more, v: VERSION, type });

// What the app says, by its type: the detail of the event it becomes, or nothing for what is not as agreed.
const HEARD = {
  ready: ({ version }) => short(version, /^[\w.+-]{1,40}$/) && { version },
  step: ({ index, total }) => whole(total, 1, 99) && whole(index, 1, total) && { index, total },
  draft: ({ state }) => short(state, /^(kept|not-kept)$/) && { state },
  error: ({ code }) => short(code, /^[a-z-]{1,40}$/) && { code },
  submitted: ({ reference, digest }) =>
    short(reference, /^[\w-]{1,40}$/) && short(digest, /^[\w:+/=-]{1,140}$/) && { reference, digest },
};

async function fetched(address) {
  const answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return answer;
}

const dataUrl = (blob) =>
  new Promise((resolve, reject) => {
    const reader = Object.assign(new FileReader(), { onload: () => resolve(reader.result), onerror: reject });
    reader.readAsDataURL(blob);
  });

class ToKhai extends HTMLElement {
  static observedAttributes = ["lang", "theme"];
  #root = this.attachShadow({ mode: "closed" });
  #over;
  #send;
  #focus;
  #waiting = [];
  #file;

  constructor() {
    super();
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(LOOK);
      this.#root.adoptedStyleSheets = [sheet];
    } catch {
      // A browser that is too old for that draws it plainly.
    }
  }

  connectedCallback() {
    for (const name of SETTINGS) {
      // Set before this script had come.
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    // What is set right after the element came counts as well; one that is only moved about begins once.
    queueMicrotask(() => this.isConnected && !this.#over && this.#begin());
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#end());
  }

  // Browsers that can move an element without a pause need not begin anew.
  connectedMoveCallback() {}

  attributeChangedCallback(name, _, value) {
    if (this.#send && value) this.#send(write(name, { [name]: value }));
  }

  // Answers by the names of docs/fields.md. Only boxes that are empty take them, and the person is told.
  prefill(answers) {
    let text = "";
    try {
      text = write("prefill", { answers });
    } catch {
      // Nothing that can be written down.
    }
    if (!text || text.length > OFFER) this.#fire("error", { code: "prefill" });
    else if (this.#send) this.#send(text);
    else if (this.#waiting.length < WAITING) this.#waiting.push(text);
  }

  reset() {
    this.#end();
    if (this.isConnected) this.#begin();
  }

  destroy() {
    this.#end();
    this.remove();
  }

  focus() {
    this.#focus?.();
  }

  get config() {
    return this.getAttribute("config");
  }

  // An address, or the content of a host file.
  set config(value) {
    this.#file = typeof value === "object" && value ? JSON.stringify(value) : undefined;
    if (this.#file) this.removeAttribute("config");
    else if (value == null) this.removeAttribute("config");
    else this.setAttribute("config", value);
  }

  #words() {
    return WORDS[this.lang === "en" ? "en" : "vi"];
  }

  #fire(name, detail, cancelable = false) {
    const event = new CustomEvent(`tokhai:${name}`, { detail, cancelable, bubbles: true, composed: true });
    return this.dispatchEvent(event);
  }

  // Whether the page lets the person send; it may take its time.
  async #agrees() {
    const waits = [];
    const waitUntil = (promise) => void waits.push(promise);
    const agreed = this.#fire("before-submit", { waitUntil }, true);
    await Promise.all(waits);
    return agreed;
  }

  #submit(registration) {
    if (this.submit === "host" && registration && typeof registration === "object") this.#fire("submit", registration);
  }

  #given() {
    const given = {};
    for (const name of SETTINGS) if (this.getAttribute(name)) given[name] = this.getAttribute(name);
    if (given.config) given.config = new URL(given.config, document.baseURI).href;
    const look = getComputedStyle(this);
    for (const name of TOKENS) given[`token-${name}`] = look.getPropertyValue(`--tokhai-${name}`).trim();
    return given;
  }

  #begin() {
    const over = (this.#over = new AbortController());
    const near = APP.origin === location.origin;
    if (this.mode === "inline" && !near) console.warn("Tờ Khai: inline needs the app on the page's own origin: shown in a frame");
    if (this.mode === "link") this.#link();
    else if (this.mode === "inline" && near) this.#inline(over.signal);
    else this.#frame(over.signal);
  }

  #end() {
    this.#over?.abort();
    this.#over = this.#send = this.#focus = undefined;
    this.#root.replaceChildren();
  }

  #link(said) {
    const [, open, why] = this.#words();
    const { procedure, lang, on } = this.#given();
    const query = new URLSearchParams(Object.entries({ lang, on }).filter(([, value]) => value));
    const href = new URL(`index.html?${query}${procedure ? `#/${encodeURIComponent(procedure)}` : ""}`, APP).href;
    const link = element("a", { href, target: "_blank", rel: "noopener noreferrer", textContent: open });
    link.setAttribute("part", "link");
    const shown = [...(said ? [element("p", { textContent: why })] : []), link];
    this.#root.prepend(...shown);
    this.#focus ??= () => link.focus();
    return () => shown.forEach((one) => one.remove());
  }

  #frame(signal) {
    const [title] = this.#words();
    const frame = element("iframe", { title, referrerPolicy: "no-referrer", allow: navigator.share ? "web-share" : "" });
    frame.setAttribute("part", "frame");
    let withdraw;
    const late = () => {
      frame.hidden = true;
      withdraw = this.#link(true);
      this.#fire("error", { code: "no-answer" });
    };
    const timer = setTimeout(late, WAIT_MS);
    signal.addEventListener("abort", () => clearTimeout(timer));
    this.#focus = () => {
      frame.focus();
      this.#send?.(write("focus"));
    };

    let port;
    signal.addEventListener("abort", () => port?.close());
    const greet = ({ source, origin, data }) => {
      if (!source || source !== frame.contentWindow || origin !== APP.origin) return;
      const { type, nonce } = read(data, 200);
      if (type !== "hello" || !short(nonce, /^[0-9a-f]{32}$/)) return;
      // A page that was loaded anew says hello anew.
      port?.close();
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = ({ data }) => this.#hear(data, frame);
      clearTimeout(timer);
      withdraw?.();
      frame.hidden = false;
      const given = this.#given();
      const fetched = given.config && new URL(given.config).origin !== APP.origin;
      const file = Boolean(this.#file || fetched);
      frame.contentWindow.postMessage(write("welcome", { nonce, given, file }), APP.origin, [channel.port2]);
      const send = (this.#send = (text) => channel.port1.postMessage(text));
      if (file) this.#handFile(given.config, send);
      for (const text of this.#waiting.splice(0)) send(text);
    };
    addEventListener("message", greet, { signal });
    frame.src = new URL("index.html", APP).href;
    this.#root.append(frame);
  }

  // Where the file lies with the page, the frame may not fetch it: its own policy lets it ask nobody but its server.
  // The same goes for the picture that it names.
  async #handFile(address, send) {
    let text = this.#file ?? null;
    try {
      text ??= await (await fetched(address)).text();
      const logo = LOGO.exec(text)?.[1];
      const picture = logo && (await (await fetched(new URL(logo, address ?? document.baseURI))).blob());
      if (picture?.size <= SMALL) send(write("logo", { text: await dataUrl(picture) }));
    } catch ({ message }) {
      console.warn(`Tờ Khai: host file: ${message}`);
    }
    send(write("file", { text }));
  }

  #hear(data, frame) {
    const message = read(data, LONGEST);
    const { type, px, id } = message;
    if (type === "height") {
      if (whole(px, LEAST, MOST) && px % STEP === 0) frame.style.height = `${px}px`;
    } else if (type === "before-submit") {
      const send = this.#send;
      if (whole(id, 1, 1e9)) {
        const answer = (agreed) => send?.(write("agreed", { id, agreed }));
        this.#agrees().then(answer, () => answer(false));
      }
    } else if (type === "submit") {
      this.#submit(message.registration);
    } else if (type === "complaint") {
      // Of the host file or of a prefill: both are the page's own.
      const { code, why } = message;
      if (HEARD.error({ code }) && short(why, /^[^\0]{1,500}$/)) console.warn(`Tờ Khai: ${code}: ${why}`);
    } else if (typeof type === "string" && Object.hasOwn(HEARD, type)) {
      const detail = HEARD[type](message);
      if (!detail) return;
      this.#fire(type, detail);
      // A new screen begins at its top.
      if (type === "step" && this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
    }
  }

  // The start file of the build is found in the list of all files, and its bytes are checked before it runs.
  async #inline(signal) {
    const node = element("div", { translate: false });
    node.setAttribute("part", "app");
    this.#root.append(node);
    // Its sizes follow the root's. What the page makes smaller than the reader's own letters is made up for; larger it may be.
    const letters = element("span");
    letters.style.fontSize = "medium";
    this.#root.append(letters);
    const [own, here] = [letters, document.documentElement].map((one) => parseFloat(getComputedStyle(one).fontSize));
    letters.remove();
    if (own && here) node.style.zoom = String(Math.min(1.5 * own, Math.max(own, here)) / here);
    const pass = (name, then) =>
      node.addEventListener(`tokhai:${name}`, (event) => {
        // Heard inside already; the page hears it from the element.
        event.stopPropagation();
        then(event);
      });
    for (const name of Object.keys(HEARD)) {
      pass(name, ({ detail }) => {
        const checked = HEARD[name](detail ?? {});
        if (checked) this.#fire(name, checked);
      });
    }
    pass("submit", ({ detail }) => this.#submit(detail));
    pass("before-submit", (event) => {
      const waits = [];
      const waitUntil = (promise) => void waits.push(promise);
      if (!this.#fire("before-submit", { waitUntil }, true)) event.preventDefault();
      for (const promise of waits) event.detail?.waitUntil?.(promise);
    });
    try {
      const listed = await (await fetch(new URL("integrity.json", APP), { cache: "no-cache" })).json();
      const name = Object.keys(listed).find((name) => /^boot-[0-9a-f]{16}\.js$/.test(name));
      const address = new URL(name, APP).href;
      await (await fetch(address, { integrity: listed[name] })).arrayBuffer();
      const { default: boot } = await import(address);
      if (signal.aborted) return;
      const app = boot(node, { dom: "closed", guest: { given: this.#given(), file: this.#file } });
      signal.addEventListener("abort", app.end);
      this.#send = app.tell;
      this.#focus = () => app.tell(write("focus"));
      for (const text of this.#waiting.splice(0)) app.tell(text);
    } catch {
      if (signal.aborted) return;
      node.remove();
      this.#link(true);
      this.#fire("error", { code: "integrity" });
    }
  }
}

for (const name of SETTINGS.filter((name) => name !== "lang" && name !== "config")) {
  Object.defineProperty(ToKhai.prototype, name, {
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

if (!customElements.get("to-khai")) customElements.define("to-khai", ToKhai);
