// Keys for people who review by the hundred. Every key does what a link, a button or a field of the page does already.
"use strict";

(() => {
  const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
  const dialog = document.getElementById("keys");
  const rows = [...document.querySelectorAll("[data-list] .open")];
  let leaving = false;

  const find = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`);

  function toggleKeys() {
    if (dialog) dialog.open ? dialog.close() : dialog.showModal();
  }

  // A form must not be sent twice by an impatient finger.
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (leaving) event.preventDefault();
    leaving = true;
    event.target.classList.add("sending");
  });
  window.addEventListener("pageshow", () => { leaving = false; });

  function move(step) {
    const here = rows.indexOf(document.activeElement);
    const next = rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : here + step];
    if (next) next.focus();
    else document.querySelector(step > 0 ? ".pager a[rel=next]" : ".pager a[rel=prev]")?.focus();
    next?.closest("li").scrollIntoView({ block: "nearest" });
  }

  function rejectFor(number) {
    const reason = document.querySelector(`[data-reason="${number}"]`);
    if (!reason) return;
    reason.checked = true;
    find("r").click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat && !"jk".includes(event.key)) return;
    if (event.key === "Escape") document.activeElement?.blur();
    if (event.target.closest(TYPING) || leaving) return;
    if (event.key === "?") toggleKeys();
    else if (dialog?.open) return;
    else if (rows.length && event.key === "j") move(1);
    else if (rows.length && event.key === "k") move(-1);
    else if (/^[1-9]$/.test(event.key)) rejectFor(event.key);
    else {
      const target = /^[a-z/]$/.test(event.key) && find(event.key);
      if (!target) return;
      if (target.matches(TYPING)) target.focus();
      else target.click();
    }
    event.preventDefault();
  });

  for (const opener of document.querySelectorAll("[data-opens=keys]")) {
    opener.addEventListener("click", (event) => {
      if (!dialog) return;
      event.preventDefault();
      toggleKeys();
    });
  }

  // A note grows with its text.
  const note = find("n");
  if (note) {
    const grow = () => { note.rows = Math.min(8, Math.max(1, note.value.split("\n").length, Math.ceil(note.value.length / 60))); };
    note.addEventListener("input", grow);
    grow();
  }
})();
