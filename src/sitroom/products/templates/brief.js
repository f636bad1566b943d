(() => {
  const origin = document.getElementById("origin");
  if (!origin || !origin.showPopover) return;
  origin.addEventListener("click", (event) => {
    if (event.target.closest("a")) origin.hidePopover();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#c-"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || origin.contains(link)) return;
    const target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    const note = target && target.closest("li[id^='e-']");
    if (!note) return;
    event.preventDefault();
    const copy = document.createElement("div");
    copy.append(...[...note.cloneNode(true).childNodes]);
    for (const spot of copy.querySelectorAll("[id]")) {
      if (spot.id === target.id) spot.classList.add("here");
      spot.removeAttribute("id");
    }
    for (const back of copy.querySelectorAll(".back")) back.remove();
    const go = document.createElement("a");
    go.href = "#" + target.id;
    go.textContent = "Show it among the evidence";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    const bar = document.createElement("p");
    bar.className = "bar";
    bar.append(go, close);
    origin.replaceChildren(bar, copy);
    close.addEventListener("click", () => { origin.hidePopover(); link.focus(); });
    origin.showPopover();
    close.focus();
  });
})();
