// The jobs of the worker. It knows messages, files and their integrity; the PDF is the program's.
//
// The bundler puts this behind the bindings and behind the start, which takes the first message.
// Jobs: {id, kind: "pdf", request, fonts: {regular, bold}, communes}, {id, kind: "json", request} and
// {id, kind: "code", request}, where a file is the entry {url, integrity} of this build and `request` is {application, made, reference, lang, masked}.
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

async function pdf({ request, fonts, communes }, progress) {
  progress(0);
  const wanted = [intact(fonts.regular), intact(fonts.bold), communes ? intact(communes) : new Uint8Array()];
  const [regular, bold, table] = await Promise.all(wanted);
  progress(0.5);
  return wasm_bindgen.make_pdf(JSON.stringify(request), regular, bold, table);
}

async function json({ request }) {
  return new TextEncoder().encode(wasm_bindgen.make_json(JSON.stringify(request)));
}

async function code({ request }) {
  return new TextEncoder().encode(wasm_bindgen.make_code(JSON.stringify(request)));
}

const jobs = { pdf, json, code };

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
