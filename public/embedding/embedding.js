// Writes the two lines and the host file for a site, and shows what comes of them. It keeps nothing and sends nothing.
const APP = new URL("..", import.meta.url);
const wishes = document.querySelector("#wishes");
const place = (id) => document.querySelector(`#${id}`);
const DAYS = ["mon", "tue", "wed", "thu", "fri"];

const wish = (name) => wishes.elements[name].value.trim();
const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

// One line of the box; a fault names the line.
function office(line, at) {
  const [name, level, address, hours = ""] = line.split("|").map((part) => part.trim());
  const bad = `Dòng ${at + 1}: tên | cấp | địa chỉ | giờ · Line ${at + 1}: name | level | address | hours`;
  if (!name || !address || !["commune", "province", "department", "border"].includes(level)) throw new Error(bad);
  const open = hours.split(",").map((part) => part.trim()).filter(Boolean).map((part) => {
    const times = /^(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)$/.exec(part);
    if (!times) throw new Error(bad);
    return { days: DAYS, from: times[1], to: times[2] };
  });
  return { name, level, address, ...(open.length && { hours: open }) };
}

function hostFile() {
  const [vi, en] = [wish("name-vi"), wish("name-en")];
  const lines = wish("offices").split("\n").filter((line) => line.trim());
  const file = { format: "tokhai/host@1" };
  if (vi) file.name = en ? { vi, en } : vi;
  if (wish("phone")) file.contacts = { phone: wish("phone") };
  if (/^\d\d$/.test(wish("province"))) file.province = wish("province");
  if (wishes.elements.shared.checked) file.shared_device = true;
  place("offices-fault").textContent = "";
  try {
    if (lines.length) file.offices = lines.map(office);
  } catch (error) {
    place("offices-fault").textContent = error.message;
  }
  return file;
}

const listed = fetch(new URL("integrity.json", APP)).then((answer) => answer.json());
let address;
let shown;

async function write() {
  // The element did not come, or not as it was published: the page says so already.
  if (!customElements.get("to-khai")) return;
  const integrity = (await listed)["embed.js"];
  const file = hostFile();
  const accent = wish("accent");
  const sound = !accent || /^#[\da-f]{3}([\da-f]{3})?$/i.test(accent);
  place("accent-fault").textContent = sound ? "" : "Màu như #8d1018 · A color such as #8d1018";
  const attributes = ["procedure", "mode", "lang", "theme"].map((name) => [name, wish(name)]).filter(([, value]) => value);
  attributes.push(["config", "host.json"]);
  const inside = attributes.map(([name, value]) => ` ${name}="${quoted(value)}"`).join("");
  const lines = [
    `<script type="module" src="${new URL("embed.js", APP).href}" integrity="${integrity}" crossorigin="anonymous"></script>`,
    `<to-khai${inside}><a href="${new URL("index.html", APP).href}">Mở Tờ Khai</a></to-khai>`,
  ];
  if (accent && sound) lines.push("", "/* site.css */", `to-khai { --tokhai-accent: ${accent}; }`);
  place("snippet").textContent = lines.join("\n");
  const text = `${JSON.stringify(file, null, 2)}\n`;
  place("file").textContent = text;
  if (address) URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  place("download").href = address;

  // A new element for each wish: the old one lets go of everything.
  const made = document.createElement("to-khai");
  for (const [name, value] of attributes) if (!["mode", "config"].includes(name)) made.setAttribute(name, value);
  made.setAttribute("mode", wish("mode") === "link" ? "link" : "inline");
  made.setAttribute("drafts", "off");
  made.config = file;
  if (accent && sound) made.style.setProperty("--tokhai-accent", accent);
  shown?.destroy();
  place("preview").append((shown = made));
}

let pause;
wishes.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(write, 400);
});
wishes.addEventListener("submit", (event) => event.preventDefault());
write();
