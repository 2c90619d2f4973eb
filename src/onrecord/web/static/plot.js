// A mark that is pointed at or focused is told below the drawing, and its rows are lit; a row lights its mark. Without script each mark is a link with a title.
"use strict";
const told = document.querySelector("[data-told]");
const marks = [...document.querySelectorAll(".plot a.mark")];
const rows = new Map([...document.querySelectorAll("tr[data-number]")].map((row) => [row.dataset.number, row]));
const light = (mark, on) => {
  mark.classList.toggle("lit", on);
  for (const number of mark.dataset.numbers.split(" ")) rows.get(number)?.classList.toggle("lit", on);
  if (on) told.textContent = mark.querySelector("title").textContent;
};
const follow = (part, mark) => {
  for (const kind of ["pointerenter", "focusin"]) part.addEventListener(kind, () => light(mark, true));
  for (const kind of ["pointerleave", "focusout"]) part.addEventListener(kind, () => light(mark, false));
};
for (const mark of marks) {
  follow(mark, mark);
  for (const number of mark.dataset.numbers.split(" ")) if (rows.has(number)) follow(rows.get(number), mark);
}
if (told && marks.length) {
  told.hidden = false;
  told.textContent = "Point at a mark or a row, or go from mark to mark with the Tab key: what it tells stands here.";
}
