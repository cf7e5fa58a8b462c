// The jobs of the officer's page, behind the bindings and behind the start, which takes the first message.
//
// {id, kind: "communes", bytes}, {id, kind: "scan", grey, width}, and {id, kind: "form" | "csv" | "application", bytes,
// lang}. Answers: {id, ok: true, result} or {id, ok: false, message}.
const jobs = {
  communes: ({ bytes }) => wasm_bindgen.take_communes(bytes),
  scan: ({ grey, width }) => wasm_bindgen.scan(grey, width) ?? null,
  form: ({ bytes, lang }) => JSON.parse(wasm_bindgen.form(bytes, lang)),
  csv: ({ bytes, lang }) => wasm_bindgen.csv(bytes, lang),
  application: ({ bytes, lang }) => wasm_bindgen.application(bytes, lang),
};

addEventListener("message", ({ data }) => {
  const { id, kind } = data;
  if (!Object.keys(jobs).includes(kind)) return;
  try {
    postMessage({ id, ok: true, result: jobs[kind](data) });
  } catch (error) {
    // What was refused is a sentence; anything else is a fault of the program.
    const dead = typeof error !== "string";
    postMessage({ id, ok: false, message: dead ? null : error, dead });
  }
});
