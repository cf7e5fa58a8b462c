// The service worker: after one visit the app needs no network. It knows the files of one build and
// their hashes, and nothing of what is in them. Why it does what it does: docs/adr/006-offline.md.
//
// A build is taken whole or not at all. Its files are named after their content, so a page finds the
// files it was loaded with in whichever version's cache has them, and never one of another build.
// The bundler replaces the next line with the files of this build and their SHA-256.
const built = "%built%";

const HOME = registration.scope;
const FAMILY = `tokhai ${HOME} `;
const OWN = FAMILY + built.build;
const PAGE = "index.html";
// Which pages were open when this version took over is kept beside its files.
const BEFORE = "pages-before";
const SILENCE_MS = 10_000;
const HASHED = /-([0-9a-f]{16})\.\w+$/;

const SORRY = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tờ Khai</title><p>Chưa mở được trang: bản lưu trên máy bị hỏng và đang không có mạng. Những gì đã nhập vẫn còn trên máy. Hãy nối mạng rồi tải lại trang.</p><p lang="en">The page could not be opened: the copy on this device is damaged and there is no connection. What you typed is still on the device. Connect, then load the page again.</p></html>`;

const at = (path) => new URL(path, HOME).href;
const isOwn = (path) => Object.hasOwn(built.files, path);
const family = async () => (await caches.keys()).filter((name) => name.startsWith(FAMILY));

// The path of an address below our folder; nothing for what lies elsewhere.
function pathOf(url) {
  const { origin, pathname } = new URL(url);
  if (!(origin + pathname).startsWith(HOME)) return undefined;
  const path = (origin + pathname).slice(HOME.length);
  return path === "" || path.endsWith("/") ? path + PAGE : path;
}

// The file in an answer, if it is the one that was published. A file of another build is known by its name alone.
async function whole(path, response) {
  const bytes = await response.arrayBuffer();
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const known = isOwn(path) ? built.files[path] : HASHED.exec(path)[1];
  return hex.startsWith(known) ? { bytes, headers: response.headers } : undefined;
}
// Each answer is made from the bytes and not from a clone: a clone is a stream, and a page that leaves one half read
// keeps this worker busy, so that the next version has to wait for minutes.
const answerWith = ({ bytes, headers }) => new Response(bytes, { headers });

// What one of our caches has of a file, if it is whole. What cannot be read is as good as missing.
async function stored(cacheName, path) {
  try {
    const response = await caches.match(at(path), { cacheName, ignoreVary: true });
    return response && (await whole(path, response));
  } catch {
    return undefined;
  }
}

async function storedAnywhere(path) {
  const names = HASHED.test(path) ? new Set([OWN, ...(await family())]) : [OWN];
  for (const name of names) {
    const file = await stored(name, path);
    if (file) return file;
  }
  return undefined;
}

async function fetched(path, cache) {
  const response = await fetch(at(path), { cache });
  const file = response.ok && (await whole(path, response));
  if (!file) throw new Error(`${path} is not the file of this build`);
  return file;
}

// The page has just fetched most files itself: the browser's own store may have them, and may have them damaged.
const fetchedOnce = (path) =>
  HASHED.test(path) ? fetched(path, "default").catch(() => fetched(path, "reload")) : fetched(path, "no-store");

// Takes what is missing or damaged. What has come stays, so that an attempt that fails is not for nothing.
async function fill() {
  const cache = await caches.open(OWN);
  for (const path of Object.keys(built.files)) {
    if (await stored(OWN, path)) continue;
    await cache.put(at(path), answerWith((await storedAnywhere(path)) ?? (await fetchedOnce(path))));
  }
}

// Whatever fails here fails the whole installation, and the version before stays.
async function install() {
  await fill();
  broken = await silentPages();
  if (broken.length) await skipWaiting();
}

// The pages before somebody's eyes whose program does not answer. If none of them does, the version before is broken:
// nobody can agree to the new one there, and nothing is being typed.
let broken = [];
async function silentPages() {
  if (!registration.active) return [];
  const pages = (await clients.matchAll({ includeUncontrolled: true })).filter(
    ({ url, visibilityState }) => visibilityState === "visible" && pathOf(url) === PAGE,
  );
  const answer = (page) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(true);
      setTimeout(resolve, SILENCE_MS, false);
      page.postMessage("tokhai: alive?", [port2]);
    });
  const answers = await Promise.all(pages.map(answer));
  return answers.includes(true) ? [] : pages;
}

async function activate() {
  const pages = await clients.matchAll({ includeUncontrolled: true });
  await note(pages.filter(({ url }) => url.startsWith(HOME)).map(({ id }) => id));
  await clients.claim();
  // Not waited for: the pages come back for their files only after this.
  for (const page of broken) page.navigate(page.url).catch(() => {});
}

async function noted() {
  const list = await caches.match(at(BEFORE), { cacheName: OWN });
  return (await list?.json()) ?? [];
}
async function note(pages) {
  const all = [...(await noted()), ...pages];
  await (await caches.open(OWN)).put(at(BEFORE), new Response(JSON.stringify(all)));
}

// The caches of other versions go when a page of this one is at rest and none is left that was loaded with another. Not
// sooner: a page that is just being loaded is on no list yet. While a newer version is on its way they stay: one of
// them may be its.
async function tidy() {
  const others = (await family()).filter((name) => name !== OWN);
  if (!others.length || registration.installing || registration.waiting) return;
  const pages = await Promise.all((await noted()).map((id) => clients.get(id)));
  if (pages.some(Boolean)) return;
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function answer(path, event) {
  const file = await storedAnywhere(path);
  if (file) return answerWith(file);
  if (isOwn(path)) {
    try {
      const mended = await fetched(path, "reload");
      event.waitUntil(caches.open(OWN).then((cache) => cache.put(at(path), answerWith(mended))));
      return answerWith(mended);
    } catch {
      // What the network has may be another version's: a page then comes with all its own names.
    }
  }
  return fetch(event.request);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  const { data, ports, source } = event;
  if (data === "tokhai: take over") event.waitUntil(skipWaiting());
  // A page at rest, by its start file: is it of this version? And while there is a network, what is damaged is mended.
  if (data?.start) {
    const own = isOwn(pathOf(data.start));
    ports[0].postMessage(own);
    const after = () => (own ? tidy() : note([source.id]));
    event.waitUntil(fill().catch(() => {}).then(after));
  }
});
addEventListener("fetch", (event) => {
  const { method, headers, mode, url } = event.request;
  const path = pathOf(url);
  if (method !== "GET" || headers.has("range") || path === undefined) return;
  if (mode === "navigate") {
    if (!isOwn(path)) return;
    const sorry = { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } };
    event.respondWith(answer(path, event).catch(() => new Response(SORRY, sorry)));
  } else if (isOwn(path) || HASHED.test(path)) {
    event.respondWith(answer(path, event));
  }
});
