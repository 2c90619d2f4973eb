// Words that are marked in a text go into the form that puts a statement in; without script they are copied there.
"use strict";
const text = document.querySelector("article.text");
const form = document.querySelector("#put-in form");
if (text && form) {
  const offer = document.createElement("button");
  offer.type = "button";
  offer.className = "offer";
  offer.textContent = "Put in as a statement";
  offer.hidden = true;
  form.closest("details").before(offer);
  const marked = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return "";
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return "";
    const words = range.cloneContents();
    for (const aside of words.querySelectorAll(".sign, .turn-number, .beside")) aside.remove();
    return words.textContent.replace(/\s+/g, " ").trim();
  };
  document.addEventListener("selectionchange", () => {
    const words = marked();
    offer.hidden = !words || words.length > form.elements.words.maxLength;
    if (!offer.hidden) form.elements.words.value = words;
  });
  offer.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay marked
  offer.addEventListener("click", () => {
    offer.hidden = true;
    form.closest("details").open = true;
    form.elements.speaker.focus();
  });
}
