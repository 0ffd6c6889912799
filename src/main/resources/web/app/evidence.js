// Ties a value on the right to its marks in the source on the left, both ways.
import { reveal } from "./tabs.js";

const wide = matchMedia("(min-width: 62rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

function tied(element) {
  const ids = element.dataset.ev.split(" ");
  const inSource = element.closest(".source") !== null;
  return [...document.querySelectorAll("[data-ev]")].filter(
    (other) =>
      (other.closest(".source") !== null) !== inSource &&
      other.dataset.ev.split(" ").some((id) => ids.includes(id)),
  );
}

function clear() {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
}

/** Shows what belongs to the element; goes there when asked to. */
function show(element, go) {
  clear();
  const others = tied(element);
  element.classList.add("lit");
  for (const other of others) other.classList.add("lit");
  if (!others.length || !go) return;
  reveal(others[0]);
  others[0].scrollIntoView({ block: "center", inline: "nearest", behavior: calm.matches ? "auto" : "smooth" });
}

/** One stop of the Tab key for each advice; arrows go from value to value. */
function prepare() {
  for (const group of document.querySelectorAll("[data-roving]")) {
    const values = [...group.querySelectorAll("[data-ev][tabindex]")];
    if (values.length && !values.some((value) => value.tabIndex === 0)) values[0].tabIndex = 0;
  }
}

function step(value, key) {
  const values = [...value.closest("[data-roving]").querySelectorAll("[data-ev][tabindex]")];
  const here = values.indexOf(value);
  if (key === "ArrowRight") return values[here + 1];
  if (key === "ArrowLeft") return values[here - 1];
  const row = value.closest("tr, dl > div");
  const below = (candidate) =>
    candidate.closest("tr, dl > div") !== row &&
    (!value.closest("td") || !candidate.closest("td") ||
      candidate.closest("td").cellIndex === value.closest("td").cellIndex);
  return key === "ArrowDown"
    ? values.slice(here + 1).find(below)
    : values.slice(0, Math.max(0, here)).reverse().find(below);
}

export function startEvidence() {
  prepare();
  document.addEventListener("htmx:load", prepare);
  document.addEventListener("pointerover", (event) => {
    const element = event.target.closest?.("[data-ev]");
    if (element && event.pointerType === "mouse") show(element, wide.matches && !element.closest(".source"));
  });
  document.addEventListener("pointerout", (event) => {
    if (event.target.closest?.("[data-ev]") && !document.activeElement?.dataset?.ev) clear();
  });
  document.addEventListener("click", (event) => {
    const element = event.target.closest?.("[data-ev]");
    if (element) show(element, true);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.dataset?.ev !== undefined) show(event.target, wide.matches);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target.dataset?.ev !== undefined) clear();
  });
  document.addEventListener("keydown", (event) => {
    const value = event.target.closest?.("[data-roving] [data-ev]");
    if (!value || !event.key.startsWith("Arrow")) return;
    const next = step(value, event.key);
    event.preventDefault();
    event.stopPropagation();
    if (next) {
      value.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
  });
}
