// Ties each value to its place in the source, both ways; j and k go from value to value.
const tied = [...document.querySelectorAll("[data-ev]")];
const values = tied.filter((element) => element.matches("button"));
const byId = new Map();
for (const element of tied) {
  for (const id of element.dataset.ev.split(" ")) {
    if (!byId.has(id)) byId.set(id, []);
    byId.get(id).push(element);
  }
}
let lit = [];
let here = -1;
function clear() {
  for (const element of lit) element.classList.remove("lit");
  lit = [];
}
function light(element) {
  clear();
  const all = new Set([element]);
  for (const id of element.dataset.ev.split(" ")) for (const other of byId.get(id)) all.add(other);
  lit = [...all];
  for (const one of lit) one.classList.add("lit");
}
function go(element) {
  light(element);
  const isValue = element.matches("button");
  const other = lit.find((one) => one.matches("button") !== isValue);
  other?.scrollIntoView({ block: "center", inline: "nearest" });
  here = values.indexOf(isValue ? element : other);
}
function step(by) {
  if (!values.length) return;
  const next = values[Math.min(values.length - 1, Math.max(0, here + by))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  go(next);
}
document.addEventListener("pointerover", (event) => {
  const element = event.target.closest?.("[data-ev]");
  if (element) light(element);
});
document.addEventListener("click", (event) => {
  const element = event.target.closest?.("[data-ev]");
  if (element) go(element);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "Escape") { clear(); here = -1; }
});
