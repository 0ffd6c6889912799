// The list: looked at again while visible, walked with j and k, remembered for the message page.
import htmx from "htmx.org";

const ROWS = ".rows .row";

export function rows() {
  return [...document.querySelectorAll(ROWS)];
}

/** Moves the focus by one row; from nowhere to the row last opened, or the first. */
export function moveInList(step) {
  const all = rows();
  if (!all.length) return;
  const here = all.indexOf(document.activeElement);
  const opened = all.findIndex((row) => row.dataset.id === sessionStorage.getItem("opened"));
  const next = here >= 0 ? here + step : Math.max(0, opened);
  const row = all[Math.max(0, Math.min(all.length - 1, next))];
  row.focus();
  row.scrollIntoView({ block: "nearest" });
}

/** The message before or after the one shown, in the list it was opened from. */
export function neighbour(step) {
  const ids = JSON.parse(sessionStorage.getItem("list") ?? "[]");
  const here = ids.findIndex((id) => location.pathname === "/messages/" + id);
  const id = here < 0 ? undefined : ids[here + step];
  return id === undefined ? null : "/messages/" + id;
}

function remember() {
  sessionStorage.setItem("list", JSON.stringify(rows().map((row) => row.dataset.id)));
  sessionStorage.setItem("back", location.pathname + location.search);
}

function listenToList() {
  const known = new Set(rows().map((row) => row.dataset.id));
  remember();
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.(ROWS);
    if (row) sessionStorage.setItem("opened", row.dataset.id);
  });
  document.addEventListener("htmx:load", () => {
    for (const row of rows()) {
      if (!known.has(row.dataset.id)) {
        known.add(row.dataset.id);
        row.classList.add("fresh");
      }
    }
    remember();
  });
  const look = () => {
    const list = document.querySelector("#inbox[data-live]");
    if (list && document.visibilityState === "visible") htmx.trigger(list, "look");
  };
  const millis = Number(document.getElementById("inbox").dataset.refreshMillis);
  setInterval(look, Math.max(1000, millis));
  document.addEventListener("visibilitychange", look);
}

function prepareMessage() {
  const back = document.querySelector("[data-back]");
  const from = sessionStorage.getItem("back");
  if (back?.getAttribute("href") === "/" && from?.startsWith("/?")) back.href = from;
  for (const button of document.querySelectorAll("[data-walk]")) {
    const to = neighbour(Number(button.dataset.walk));
    button.hidden = !to;
    button.addEventListener("click", () => location.assign(to));
  }
}

export function startInbox() {
  if (document.getElementById("inbox")) listenToList();
  else prepareMessage();
}
