// Keys of the review queue; the page works without them.
"use strict";
document.addEventListener("keydown", (event) => {
  const at = event.target;
  const named = document.getElementById("named");
  const wrong = named && document.querySelector(`button[value="${named.dataset.decision}"]`);
  if (at === named && event.key === "Enter") {
    event.preventDefault();
    wrong.form.requestSubmit(wrong);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (at instanceof HTMLElement && at.matches("input:not([type=checkbox]), textarea, select")) {
    if (event.key === "Escape") at.blur();
    return;
  }
  const help = document.getElementById("help");
  if (event.key === "?") {
    help.open = !help.open;
    help.querySelector("summary").focus();
    event.preventDefault();
    return;
  }
  if (!document.getElementById("keys").checked) return;
  const way = { j: "next", k: "prev" }[event.key];
  const link = way && document.querySelector(`a[rel=${way}]`);
  const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
  if (link) link.click();
  else if (button && button === wrong && !named.value) named.focus();
  else if (button) button.form.requestSubmit(button);
  else return;
  event.preventDefault();
});
