// Times in the reader's own zone, short: the hour today, the day before that.

const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const old = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

function short(moment) {
  const now = new Date();
  if (moment.toDateString() === now.toDateString()) return hour.format(moment);
  return (moment.getFullYear() === now.getFullYear() ? day : old).format(moment);
}

function localize(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const moment = new Date(time.dateTime);
    if (isNaN(moment)) continue;
    if (!time.title) time.title = time.textContent.trim();
    if (time.hasAttribute("data-full")) time.textContent = old.format(moment) + " " + hour.format(moment);
    else if (time.hasAttribute("data-clock")) time.textContent = hour.format(moment);
    else time.textContent = short(moment);
  }
}

export function startClock() {
  localize(document);
  document.addEventListener("htmx:load", (event) => localize(event.target.parentNode ?? document));
}
