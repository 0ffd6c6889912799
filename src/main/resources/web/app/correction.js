// The running sum of a correction, exact in minor units; the server checks everything again.

/** A correction, and what an auditor says: both add up rows of amounts. */
const SUMMED = "[data-correct], [data-sum]";

/** Minor units, or null for what is no plain amount. */
function minor(text, scale) {
  const trimmed = text.trim();
  if (trimmed === "") return 0n;
  if (!/^\d{1,15}(\.\d+)?$/.test(trimmed)) return null;
  const [whole, part = ""] = trimmed.split(".");
  return part.length > scale ? null : BigInt(whole + part.padEnd(scale, "0"));
}

function printed(units, scale) {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, ",");
  return (units < 0n ? "-" : "") + whole + (scale ? "." + digits.slice(-scale) : "");
}

function plain(units, scale) {
  return printed(units, scale).replaceAll(",", "");
}

/** Payment less what the rows use, or null while a row is no amount. */
function rest(form) {
  const scale = Number(form.dataset.scale);
  let left = minor(form.dataset.available, scale);
  for (const row of form.querySelectorAll("[data-edit]")) {
    const amount = minor(row.querySelector("[name=amount]").value, scale);
    if (amount === null) return null;
    left -= row.dataset.sign === "-1" ? -amount : amount;
  }
  return left;
}

function add(form) {
  const scale = Number(form.dataset.scale);
  for (const input of form.querySelectorAll("[name=amount], [name=discount], [name=writeOff]")) {
    const wrong = minor(input.value, scale) === null;
    input.setCustomValidity(wrong ? "Write a plain amount like 1250.00" : "");
    input.setAttribute("aria-invalid", String(wrong));
  }
  for (const row of form.querySelectorAll("[data-edit]")) {
    const needed = row.querySelector("[name=writeOff]").value.trim() !== "";
    const reason = row.querySelector("[name=reasonCode]");
    if (reason) reason.required = needed;
  }
  const left = rest(form);
  const total = minor(form.dataset.available, scale);
  form.querySelector("[data-applied]").textContent = left === null ? "?" : printed(total - left, scale);
  const part = form.querySelector("[data-rest-part]");
  if (!part) return;
  part.querySelector("[data-rest]").textContent = left === null ? "?" : printed(left, scale);
  part.classList.toggle("over", left !== null && left < 0n);
  part.classList.toggle("even", left === 0n);
}

/** Puts the item in with what of the payment is left, at most what is open of it. */
function put(form, choice) {
  const scale = Number(form.dataset.scale);
  const known = [...form.querySelectorAll("[name=item]")].find((input) => input.value === choice.dataset.item);
  if (known) {
    known.closest("[data-edit]").querySelector("[name=amount]").focus();
    return;
  }
  const row = form.querySelector("template[data-row]").content.firstElementChild.cloneNode(true);
  row.dataset.sign = choice.dataset.sign;
  row.querySelector("[name=item]").value = choice.dataset.item;
  row.querySelector("b").textContent = choice.dataset.number;
  row.querySelector(".edit-item .quiet").textContent =
    (choice.dataset.kind === "invoice" ? "" : choice.dataset.kind + " ") + "open " + choice.dataset.available;
  for (const input of row.querySelectorAll("[aria-label]")) input.setAttribute("aria-label", input.getAttribute("aria-label") + ", " + choice.dataset.number);
  const open = minor(choice.dataset.available, scale) ?? 0n;
  const left = rest(form);
  // Without a payment known here there is nothing that could be left of it.
  const amount = form.dataset.available === "" || choice.dataset.sign === "-1" || left === null || left <= 0n || left > open ? open : left;
  row.querySelector("[name=amount]").value = plain(amount, scale);
  form.querySelector("[data-rows]").append(row);
  add(form);
  row.querySelector("[name=amount]").focus();
}

function filter(picker) {
  const words = picker.value.trim().toLowerCase();
  for (const choice of picker.closest(".picker").querySelectorAll("[data-own] .choice")) {
    choice.parentElement.hidden = !choice.textContent.toLowerCase().includes(words);
  }
}

function prepare() {
  for (const form of document.querySelectorAll(SUMMED)) add(form);
}

export function startCorrection() {
  prepare();
  document.addEventListener("htmx:load", prepare);
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.(SUMMED);
    if (!form) return;
    if (event.target.matches("[data-picker]")) filter(event.target);
    else add(form);
  });
  document.addEventListener("click", (event) => {
    const form = event.target.closest?.("[data-correct]");
    if (!form) return;
    const choice = event.target.closest("[data-add]");
    if (choice) put(form, choice);
    if (event.target.closest("[data-remove]")) {
      event.target.closest("[data-edit]").remove();
      add(form);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches?.("[data-picker]")) return;
    event.preventDefault();
    const found = [...event.target.closest(".picker").querySelectorAll(".choice")].find((choice) => !choice.parentElement.hidden);
    if (found) put(event.target.closest("[data-correct]"), found);
  });
}
