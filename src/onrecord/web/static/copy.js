// A button beside each citation; without script its words are marked and copied by hand.
"use strict";
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = button.parentElement.querySelector("textarea");
    let copied = true;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      copied = document.execCommand("copy"); // a page without TLS has no clipboard
    }
    document.querySelector("[data-copied]").textContent = copied
      ? `${button.textContent.replace("Copy", "Copied:")}`
      : "Not copied: the words are marked, copy them by hand.";
  });
}
