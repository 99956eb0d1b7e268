// Small helps for the keyboard and for long texts. Every page works without them.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const field = [...document.querySelectorAll("input[type=search][name=q]")].find(
      (candidate) => candidate.offsetParent !== null,
    );
    if (field) {
      event.preventDefault();
      field.focus();
    }
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest("form") || document.querySelector("form[data-main]");
    if (form && form.closest("main")) {
      event.preventDefault();
      form.requestSubmit();
    }
  }
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.user-menu[open], details.drawer[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.user-menu[open], details.drawer[open]")) {
    const outside = !menu.contains(event.target);
    const onOverlay = event.target === menu; // the drawer's shade belongs to the element itself
    if (outside || onOverlay) menu.open = false;
  }
});

// A long text shows six lines; the button shows the rest. Without this script all of it shows.
function fold(text) {
  const body = text.querySelector(".folded__body");
  text.classList.add("folded--closed");
  if (body.scrollHeight <= body.clientHeight + 2) {
    text.classList.remove("folded--closed");
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "function-link folded__button";
  const show = (open) => {
    text.classList.toggle("folded--closed", !open);
    button.textContent = open ? "Vis mindre" : "Vis hele teksten";
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(text.classList.contains("folded--closed")));
  text.append(button);
  show(false);
}

for (const text of document.querySelectorAll(".folded")) fold(text);

// An address that points into a fold unfolds it; some browsers do so themselves.
function unfoldTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView();
}

addEventListener("hashchange", unfoldTarget);
if (location.hash) unfoldTarget();

// After a refused form the summary of errors is read first.
document.querySelector(".error-summary")?.focus();
