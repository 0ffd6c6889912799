// Opens dialogs and folded forms, and gives the focus back.

export function toggle(panel, open = panel.hidden) {
  panel.hidden = !open;
  const opener = document.querySelector(`[data-toggle="${panel.id}"][aria-expanded]`);
  opener?.setAttribute("aria-expanded", String(open));
  if (open) panel.querySelector("textarea, input:not([type=hidden])")?.focus();
  else opener?.focus();
}

export function startDialogs() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.("[data-open]");
    if (opener) document.getElementById(opener.dataset.open).showModal();
    const closer = event.target.closest?.("[data-close]");
    if (closer) closer.closest("dialog").close();
    const toggler = event.target.closest?.("[data-toggle]");
    if (toggler) toggle(document.getElementById(toggler.dataset.toggle));
  });
  // The judgement is replaced as a whole: say what came of it where the reader is.
  document.addEventListener("htmx:afterSwap", () => {
    const notice = document.querySelector("#notice .notice");
    if (!notice) return;
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    notice.tabIndex = -1;
    notice.focus();
    notice.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("htmx:sendError", () => {
    const notice = document.getElementById("notice");
    if (!notice || document.getElementById("inbox")) return;
    const words = document.createElement("div");
    words.className = "notice notice-bad";
    words.textContent = "No answer from the server. Whether the decision arrived is not known: load the page again before repeating it.";
    notice.replaceChildren(words);
  });
}
