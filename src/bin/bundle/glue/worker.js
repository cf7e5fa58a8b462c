
// Added by the bundler: see docs/adr/002-build-pipeline.md.
//
// The first message is the compiled module, whose bytes the start file has checked.
// Every later one is a job for what stands behind this: `public/worker.js`.
addEventListener(
    "message",
    ({ data }) =>
        wasm_bindgen({ module_or_path: data }).then(
            () => postMessage({ ok: true }),
            (error) => postMessage({ ok: false, message: String(error) }),
        ),
    { once: true },
);
