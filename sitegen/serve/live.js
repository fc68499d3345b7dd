// On a page that is served while it is written: says what the tab shows, and takes over what changed.
"use strict";
(() => {
  const IN_PLACE = "/__sitegen__/in-place";
  const script = document.currentScript;
  let shown = { page: script.dataset.page, place: script.dataset.place };

  const sheets = (from) => [...from.querySelectorAll('head link[rel~="stylesheet"]')];
  const address = (link) => link.getAttribute("href");
  // A style sheet is named by what is in it; without that, it keeps its name.
  const stem = (link) => address(link).replace(/-[0-9a-f]{10}\.css/, ".css");

  // The old sheet stays until the new one is there: the page never stands without.
  const swapSheets = (now) => {
    const old = sheets(document), wanted = sheets(now);
    for (const link of wanted) {
      const same = old.filter((each) => stem(each) === stem(link));
      if (same.some((each) => address(each) === address(link))) continue;
      const fresh = document.importNode(link);
      const settle = () => same.forEach((each) => each.remove());
      fresh.addEventListener("load", settle);
      fresh.addEventListener("error", settle);
      if (same.length) same.at(-1).after(fresh); else document.head.append(fresh);
    }
    for (const each of old) if (!wanted.some((link) => stem(link) === stem(each))) each.remove();
  };

  const note = () => {
    const box = document.getElementById("sitegen-notes");
    if (!box) return;
    const place = "sitegen-notes:" + location.pathname;
    if (sessionStorage.getItem(place) === box.dataset.digest) box.remove();
    const button = box.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => {
      sessionStorage.setItem(place, box.dataset.digest);
      box.remove();
    });
  };

  let latest = 0;
  const refresh = async (tell) => {
    const mine = ++latest;
    const answer = await fetch(location.href, { cache: "no-store" });
    const now = new DOMParser().parseFromString(await answer.text(), "text/html");
    const said = now.querySelector("script[data-page][data-place]");
    if (mine !== latest) return;
    if (!said || said.dataset.page !== shown.page) { location.reload(); return; }
    swapSheets(now);
    const box = document.getElementById("sitegen-said"), fresh = now.getElementById("sitegen-said");
    // What is as it was stays: a panel that is folded stays so.
    if (!box.isEqualNode(fresh)) { box.replaceWith(document.importNode(fresh, true)); note(); }
    shown = { page: said.dataset.page, place: said.dataset.place };
    tell();
  };

  // Livereload's script asks its plugins first: whether they know what to do, and what they can say.
  window.LiveReloadPluginSitegen = class {
    static identifier = "sitegen";
    static version = "1";
    constructor(_, host) { this.host = host; }
    analyze() { return shown; }
    reload(path) {
      if (path !== IN_PLACE) return false;
      refresh(() => this.host._livereload.analyze()).catch(() => {});
      return true;
    }
  };
  note();
})();
