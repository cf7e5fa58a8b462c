// Registers the service worker, and says when a new version is there. Loaded once the page rests; without it the app
// works the same as long as there is a network.
//
// A new version is taken when the person agrees, or by itself where nothing has been begun. It knows nothing of answers:
// the start file says whether there are any, and whether they are kept on the device.
const READY = ["Có bản mới. Những gì đã nhập được giữ nguyên.", "A new version is ready. What you typed is kept."];
const USE = "Dùng bản mới / Use it now";
const LATER = "Để sau / Later";

globalThis[Symbol.for("tokhai")][document.currentScript.src] = async ({ script, start, screen, element, node, begun, kept }) => {
  const workers = navigator.serviceWorker;
  // Registering waits for the network if there is one, however slow; where a worker is at work nothing else has to.
  const registering = workers.register(script, { updateViaCache: "none" });
  registering.catch(() => {});
  const registration = (workers.controller && (await workers.getRegistration())) || (await registering);
  let notice;
  let agreed = false;

  function take() {
    agreed = true;
    // What was typed last is written, as when the page is left.
    dispatchEvent(new Event("pagehide"));
    // Another window may have made the new version take over already.
    if (registration.waiting) registration.waiting.postMessage("tokhai: take over");
    else location.reload();
  }
  // Another window may agree, or a new version take over just as this page was opened with the one before.
  let stale = false;
  function ask(unseen) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: current }) => {
      stale = !current;
      look(unseen);
    };
    registration.active?.postMessage({ start }, [port2]);
  }
  workers.addEventListener("controllerchange", () => (agreed ? location.reload() : ask(document.hidden)));

  function say() {
    if (notice) return;
    const [vi, en] = READY;
    const button = (textContent, action, onclick) => {
      const one = element("button", { type: "button", textContent, onclick });
      one.dataset.action = action;
      return one;
    };
    notice = element("section", { className: "tk-boot" });
    notice.dataset.boot = "update";
    // Live regions speak of what changes in them, so it is there before its words.
    notice.setAttribute("role", "status");
    screen.after(notice);
    notice.append(
      element("p", { textContent: vi }),
      element("p", { textContent: en, lang: "en" }),
      button(USE, "update", take),
      button(LATER, "update-later", () => (notice.hidden = true)),
    );
  }

  // Out of sight or just opened, with nothing begun, nobody notices. Where answers are only in memory nothing is
  // offered: the new version comes when the page is next opened.
  function look(unseen) {
    if (!registration.waiting && !stale) return;
    if (!begun()) {
      if (unseen) take();
      else say();
    } else if (kept()) say();
  }

  // The browser may have begun before this was here.
  const watch = () => registration.installing?.addEventListener("statechange", () => look(document.hidden));
  registration.addEventListener("updatefound", watch);
  watch();
  // What could not be offered while answers were not on the device can be once they are.
  node.addEventListener("tokhai:draft", () => look(false));
  document.addEventListener("visibilitychange", () => {
    look(document.hidden);
    if (!document.hidden) registration.update().catch(() => {});
  });
  look(true);
  // A word to the worker that has just been told to go would start it again, and the new version would have to wait.
  if (!agreed) ask(true);
};
