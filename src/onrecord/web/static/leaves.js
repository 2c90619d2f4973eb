// An address such as #t1200 may lie on another page of a long text; the pages work without script.
"use strict";
const hash = location.hash.slice(1);
if (/^[a-z0-9.-]+$/i.test(hash) && !document.getElementById(hash)) {
  const asked = new URLSearchParams(location.search);
  if (asked.get("to") !== hash) {
    asked.set("to", hash);
    asked.delete("page");
    asked.delete("speaker");
    location.replace(`?${asked}#${hash}`);
  }
}
