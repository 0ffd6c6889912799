// Shows the cases that differ, or all, and those whose name or differences hold the words typed.
const words = document.getElementById("words");
const failing = document.getElementById("failing");
const shown = document.getElementById("shown");
const cases = [...document.querySelectorAll("details.case")].map((element) => ({
  element,
  right: element.classList.contains("is-right"),
  text: element.textContent.toLowerCase(),
}));
function filter() {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const one of cases) {
    const keep = !(failing.checked && one.right) && wanted.every((word) => one.text.includes(word));
    one.element.hidden = !keep;
    count += keep ? 1 : 0;
  }
  shown.textContent = count + " of " + cases.length;
}
words.addEventListener("input", filter);
failing.addEventListener("change", filter);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== words) {
    event.preventDefault();
    words.focus();
  }
});
filter();
