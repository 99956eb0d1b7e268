// The search fields that select2 draws are named after the lists behind them.
"use strict";

function nameSearchFields() {
  for (const list of document.querySelectorAll("select.admin-autocomplete")) {
    const box = list.parentElement.querySelector(".select2-selection");
    const label = list.getAttribute("aria-label") || list.labels[0]?.textContent;
    if (!box || !label || box.dataset.named) continue;
    const name = label.replace(/:\s*$/, "").trim();
    const shown = box.querySelector(".select2-selection__rendered");
    const say = () => box.setAttribute("aria-label", `${name}: ${shown.title || "intet valgt"}`);
    box.dataset.named = "1";
    box.removeAttribute("aria-labelledby");
    shown.setAttribute("aria-label", name);
    django.jQuery(list).on("change", () => setTimeout(say));
    say();
  }
}

// After Django's own start, which draws them; pages without a form have none.
window.django?.jQuery?.(nameSearchFields);
document.addEventListener("formset:added", () => setTimeout(nameSearchFields));

// After a refused form its errors are read first; Django puts the focus in the first field.
addEventListener("load", () => document.querySelector(".error-summary")?.focus());
