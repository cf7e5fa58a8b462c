// The beginning of the start file in the edition that is one file: everything lies in the page itself, gzipped, and is
// handed to the start file under addresses that only this page knows. Nothing is ever fetched.
const TYPES = { css: "text/css", js: "text/javascript" };
const inline = {};
for (const block of document.querySelectorAll("script[data-file]")) {
  const name = block.dataset.file;
  const packed = new Blob([Uint8Array.from(atob(block.textContent), (sign) => sign.charCodeAt(0))]);
  const unpacked = new Response(packed.stream().pipeThrough(new DecompressionStream("gzip")));
  const type = TYPES[name.split(".").pop()] ?? "application/octet-stream";
  inline[name] = URL.createObjectURL(new Blob([await unpacked.arrayBuffer()], { type }));
  block.remove();
}
