// Everything by keyboard. No key acts while something is typed or a dialog is open.
import { moveInList, neighbour, rows } from "./inbox.js";
import { toggle } from "./dialogs.js";

function typing(target) {
  return target.closest?.("input, textarea, select, [contenteditable]") !== null;
}

/** The first press looks at the button, the second on it does it: money is not moved by a slip. */
function press(key) {
  const button = [...document.querySelectorAll(`[data-key="${key}"]`)].find((found) => found.offsetParent !== null && !found.disabled);
  if (!button) return;
  const lookFirst = key === "a" && document.activeElement !== button;
  button.scrollIntoView({ block: "nearest" });
  if (lookFirst) button.focus();
  else button.click();
}

function walk(step) {
  const to = neighbour(step);
  if (to) location.assign(to);
}

function escape(event) {
  const panel = event.target.closest?.(".panel");
  if (panel) {
    event.preventDefault();
    toggle(panel, false);
  } else if (typing(event.target)) {
    event.target.blur();
  } else {
    const back = document.querySelector("[data-back]");
    if (back) location.assign(back.href);
  }
}

function search(event) {
  const field = document.getElementById("search");
  event.preventDefault();
  if (field) {
    field.focus();
    field.select();
  } else {
    sessionStorage.setItem("search", "yes");
    location.assign("/");
  }
}

function tab(number) {
  document.querySelectorAll(".tabs a")[number - 1]?.click();
}

export function startKeys() {
  if (sessionStorage.getItem("search") && document.getElementById("search")) {
    sessionStorage.removeItem("search");
    document.getElementById("search").focus();
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") return escape(event);
    if (typing(event.target) || event.repeat && event.key === "a") return;
    const list = rows().length > 0;
    const inScroll = event.target.closest?.(".scroll") !== null && event.key.startsWith("Arrow");
    switch (event.key) {
      case "?": return document.getElementById("keys").showModal();
      case "/": return search(event);
      case "j": return list ? moveInList(1) : walk(1);
      case "k": return list ? moveInList(-1) : walk(-1);
      case "ArrowDown":
      case "ArrowUp":
        if (list && !inScroll) {
          event.preventDefault();
          moveInList(event.key === "ArrowDown" ? 1 : -1);
        }
        return;
      case "a":
      case "c":
      case "r":
        event.preventDefault();
        return press(event.key);
      default:
        if (/^[1-7]$/.test(event.key)) tab(Number(event.key));
    }
  });
}
