// Documents and sheets one at a time. Without this all stand below each other.

function panels(set) {
  return [...set.querySelectorAll("[data-panel]")].filter((panel) => panel.parentElement.closest("[data-tabset]") === set);
}

function links(set) {
  const nav = [...set.querySelectorAll("[data-tabs]")].find((tabs) => tabs.parentElement.closest("[data-tabset]") === set);
  return nav ? [...nav.querySelectorAll("a")] : [];
}

function choose(set, panel) {
  for (const other of panels(set)) other.hidden = other !== panel;
  for (const link of links(set)) {
    const chosen = link.getAttribute("href") === "#" + panel.id;
    if (chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** Opens every tab and fold the element lies in. */
export function reveal(element) {
  for (let at = element; at; at = at.parentElement) {
    if (at.matches("[data-panel]")) choose(at.parentElement.closest("[data-tabset]"), at);
    if (at.matches("details")) at.open = true;
  }
}

export function startTabs() {
  for (const set of document.querySelectorAll("[data-tabset]")) {
    const all = panels(set);
    const first = all.find((panel) => panel.querySelector("[data-ev]")) ?? all[0];
    if (first) choose(set, first);
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-tabs] a, a[data-tab-link]");
    const panel = link && document.getElementById(link.getAttribute("href").slice(1));
    if (panel) {
      event.preventDefault();
      reveal(panel);
    }
  });
}
