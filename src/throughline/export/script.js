// Enhancements only: the page reads, links and prints without this.
(() => {
  "use strict";

  // A link may lead into a folded part; browsers differ in whether they unfold it.
  const unfold = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    let folded = false;
    for (let at = target.parentElement; at; at = at.parentElement) {
      if (at.tagName === "DETAILS" && !at.open) {
        at.open = true;
        folded = true;
      }
    }
    if (folded) target.scrollIntoView();
  };

  // After a citation mark, one button leads back to the line that was being checked.
  const back = document.createElement("button");
  back.type = "button";
  back.className = "back";
  back.textContent = "Back to where you were";
  back.hidden = true;
  back.addEventListener("click", () => history.back());
  document.body.append(back);
  let checking = false;
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (link) checking = link.classList.contains("mark");
  });
  window.addEventListener("hashchange", () => {
    back.hidden = !checking;
    checking = false;
    unfold();
  });
  unfold();

  // Paper cannot be unfolded.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });

  // The section being read is marked in the navigation.
  const links = new Map(
    [...document.querySelectorAll("nav.sections a")].map((a) => [a.getAttribute("href").slice(1), a])
  );
  if ("IntersectionObserver" in window) {
    const watch = new IntersectionObserver(
      (seen) => {
        for (const one of seen) {
          if (!one.isIntersecting) continue;
          for (const link of links.values()) link.removeAttribute("aria-current");
          const link = links.get(one.target.id);
          if (link) link.setAttribute("aria-current", "true");
        }
      },
      { rootMargin: "-20% 0px -75% 0px" }
    );
    for (const id of links.keys()) {
      const part = document.getElementById(id);
      if (part) watch.observe(part);
    }
  }
})();
