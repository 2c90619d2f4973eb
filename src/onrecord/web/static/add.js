// Adding: files that are dropped, how much is sent, how far a job is. The pages work without it.
"use strict";
const form = document.querySelector("form.bring");
if (form) {
  const files = form.querySelector("input[name=files]");
  const zone = form.querySelector(".drop");
  const chosen = form.querySelector(".chosen");
  const bar = form.querySelector("progress");
  const status = document.getElementById("sending");
  const size = (bytes) => (bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1048576).toFixed(1)} MiB`);
  const show = () => {
    chosen.replaceChildren(...[...files.files].map((file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name} (${size(file.size)})`;
      return line;
    }));
    chosen.hidden = !files.files.length;
  };
  files.addEventListener("change", show);
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    form.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      zone.classList.toggle("over", name === "dragenter" || name === "dragover");
      if (name === "drop" && event.dataTransfer.files.length) {
        const both = new DataTransfer();
        for (const file of [...files.files, ...event.dataTransfer.files]) both.items.add(file);
        files.files = both.files;
        show();
      }
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const sent = new FormData(form);
    let bytes = 0;
    for (const value of sent.values()) bytes += value instanceof File ? value.size : value.length;
    if (bytes > Number(form.dataset.most)) {
      status.textContent = `Not sent: ${size(bytes)} at once is more than ${size(Number(form.dataset.most))}. Send it in several parts.`;
      return;
    }
    const request = new XMLHttpRequest();
    const button = form.querySelector("button");
    request.upload.addEventListener("progress", (step) => {
      if (step.lengthComputable) bar.value = (100 * step.loaded) / step.total;
    });
    request.addEventListener("load", () => {
      if (request.status === 200) {
        location.assign(request.responseURL);
        return;
      }
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      bar.hidden = true;
      button.disabled = false;
      status.textContent = `Not added. ${page.querySelector("h1")?.textContent ?? ""}`;
    });
    request.addEventListener("error", () => {
      bar.hidden = true;
      button.disabled = false;
      status.textContent = "Not sent: the server cannot be reached. Nothing is lost; try again.";
    });
    request.open("POST", form.action);
    bar.hidden = false;
    button.disabled = true;
    status.textContent = "Sending …";
    request.send(sent);
  });
}
const job = document.getElementById("job");
if (job?.dataset.events) {
  const events = new EventSource(job.dataset.events);
  let busy = false;
  let again = false;
  const renew = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("job");
      const line = job.querySelector("[role=status]");
      const told = fresh.querySelector("[role=status]");
      if (line.textContent !== told.textContent) line.textContent = told.textContent;
      line.className = told.className;
      told.replaceWith(line); // the same element stays, so that a reader hears what changed
      job.replaceChildren(...fresh.childNodes);
      if (!fresh.dataset.events) events.close();
    } catch {
      // The server is away; the browser asks again by itself.
    }
    busy = false;
    if (again) {
      again = false;
      renew();
    }
  };
  events.addEventListener("message", renew);
}
