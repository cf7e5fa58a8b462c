// The beginning of the start file in the edition that is one file: everything lies in the page itself, gzipped, and is
// handed to the start file under addresses that only this page knows. Nothing is ever fetched.
const TYPES = { css: "text/css", js: "text/javascript" };
const inline = {};
// A worker of a page from a file may not fetch what its page has: tables and fonts are handed to it as they are.
const handed = {};
for (const block of document.querySelectorAll("script[data-file]")) {
  const name = block.dataset.file;
  const packed = new Blob([Uint8Array.from(atob(block.textContent), (sign) => sign.charCodeAt(0))]);
  const unpacked = new Response(packed.stream().pipeThrough(new DecompressionStream("gzip")));
  const type = TYPES[name.split(".").pop()] ?? "application/octet-stream";
  const bytes = new Uint8Array(await unpacked.arrayBuffer());
  inline[name] = URL.createObjectURL(new Blob([bytes], { type }));
  if (name.includes("/") && !name.endsWith(".wasm")) handed[name] = bytes;
  block.remove();
}
