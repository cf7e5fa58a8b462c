// The jobs of the worker. It knows messages, files and their integrity; the PDF is the program's.
//
// The bundler puts this behind the bindings and behind the start, which takes the first message.
// Jobs: {id, kind: "pdf" or "form", request, fonts: {regular, bold}, communes}, {id, kind: "json" or "code", request}
// and {id, kind: "read", pdf}, where `pdf` is bytes and what comes back is the text of the data in it, or nothing;
// a file is the entry {url, integrity} of this build and `request` is {application, made, reference, lang, masked}.
// {id, kind: "key", secret, salt, cost: [KiB, passes, lanes]} makes the key of a locked draft.
// Answers: {id, progress} from 0 to 1, then {id, ok: true, bytes} or {id, ok: false, message}.
// With `dead: true` the program broke off in the middle: end this worker and start another one.
const files = {};

// A file is fetched once and kept: the next sheet, perhaps in the other language, needs no network.
// In the edition in one file the bytes come along.
function intact({ url, integrity, bytes }) {
  if (bytes) return bytes;
  files[url] ??= fetch(url, { integrity, credentials: "same-origin" })
    .then((response) => {
      if (!response.ok) throw new Error(`${response.status} for ${url}`);
      return response.arrayBuffer();
    })
    .then((bytes) => new Uint8Array(bytes))
    .catch((error) => {
      delete files[url];
      throw error;
    });
  return files[url];
}

async function typeset(make, { request, fonts, communes }, progress) {
  progress(0);
  const wanted = [intact(fonts.regular), intact(fonts.bold), communes ? intact(communes) : new Uint8Array()];
  const [regular, bold, table] = await Promise.all(wanted);
  progress(0.5);
  return make(JSON.stringify(request), regular, bold, table);
}

const pdf = (job, progress) => typeset(wasm_bindgen.make_pdf, job, progress);
const form = (job, progress) => typeset(wasm_bindgen.make_form, job, progress);

async function read({ pdf }) {
  return new TextEncoder().encode(wasm_bindgen.read_pdf(pdf));
}

async function json({ request }) {
  return new TextEncoder().encode(wasm_bindgen.make_json(JSON.stringify(request)));
}

async function code({ request }) {
  return new TextEncoder().encode(wasm_bindgen.make_code(JSON.stringify(request)));
}

async function key({ secret, salt, cost }) {
  return wasm_bindgen.derive_key(secret, salt, ...cost);
}

const jobs = { pdf, form, json, code, read, key };

addEventListener("message", async ({ data }) => {
  const { id, kind } = data;
  if (!Object.keys(jobs).includes(kind)) return;
  try {
    const bytes = await jobs[kind](data, (progress) => postMessage({ id, progress }));
    postMessage({ id, ok: true, bytes }, [bytes.buffer]);
  } catch (error) {
    const dead = error instanceof WebAssembly.RuntimeError;
    postMessage({ id, ok: false, message: String(error?.message ?? error), dead });
  }
});
