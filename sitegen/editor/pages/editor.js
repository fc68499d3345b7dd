// What a form does beside being sent: it keeps what isn't saved, takes files, puts marks into texts.
"use strict";
const form = document.querySelector("form.sheet[data-path]");
const KEPT = "sitegen-editor:";
// What was written and not saved, as a text: the fields that have something, the text last.
const asText = (values) => Object.entries(values)
  .filter(([name, value]) => value && !["body", "raw"].includes(name))
  .map(([name, value]) => `${name}: ${value}`)
  .concat([values.raw || "", values.body ? `\n${values.body}` : ""].filter(Boolean))
  .join("\n");
const toCopy = (words, values) => {
  const note = document.createElement("label");
  note.className = "kept";
  const text = document.createElement("textarea");
  text.readOnly = true;
  text.dir = "auto";
  text.value = asText(values);
  note.append(words, text);
  return note;
};
if (form) {
  const place = KEPT + form.dataset.path;
  const isText = (each) => each.name && !["token", "digest", "renews"].includes(each.name) && each.type !== "hidden";
  const controls = () => [...form.elements].filter(isText);
  const valuesBy = (value) => Object.fromEntries(controls().map((each) => [each.name, value(each)]));
  const said = () => valuesBy((each) => each.type === "checkbox" ? each.checked : each.value);
  // What the page came with, whatever was typed before this script ran.
  const came = (each) => {
    if (each.type === "checkbox") return each.defaultChecked;
    const fresh = each.cloneNode(true);
    if (each.options) return fresh.value;
    fresh.value = each.defaultValue;
    return fresh.value;
  };
  const put = (values) => {
    for (const each of controls()) {
      if (!(each.name in values)) continue;
      if (each.type === "checkbox") each.checked = values[each.name]; else each.value = values[each.name];
    }
  };
  // What was refused is on no disk, however it stands.
  const refused = form.hasAttribute("data-sent");
  const first = refused ? "" : JSON.stringify(valuesBy(came));
  const dirty = form.querySelector(".dirty");
  let timer = 0;
  const keep = () => {
    const now = JSON.stringify(said());
    dirty.hidden = now === first;
    if (now === first) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify({ digest: form.elements.digest.value, values: said() }));
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 400); });
  addEventListener("pagehide", () => { if (timer) keep(); });
  form.addEventListener("submit", () => { clearTimeout(timer); timer = 0; keep(); });

  // A file that was saved is no longer to be put back.
  const kept = JSON.parse(localStorage.getItem(place) || "null");
  // This is said once: the page that a browser opens again after a crash was not saved just now.
  if (document.querySelector("p.saved")) {
    localStorage.removeItem(place);
    history.replaceState(null, "", location.href.replace("&saved=1", ""));
    keep();
  } else if (refused) keep();
  else if (kept && JSON.stringify(kept.values) !== first) {
    // With the digest that it was written for, so that a change on the disk since then is shown.
    const putBack = () => {
      const named = controls().map((each) => each.name);
      const left = Object.fromEntries(Object.entries(kept.values).filter(([name]) => !named.includes(name)));
      if (asText(left)) form.prepend(toCopy(form.dataset.left, left));
      // With another form, what was kept stays kept until that one is changed.
      if (!named.some((name) => name in kept.values)) return;
      put(kept.values);
      form.elements.digest.value = kept.digest;
      keep();
    };
    const note = document.createElement("p");
    note.className = "problem";
    note.setAttribute("role", "alert");
    note.append(form.dataset.restore, " ");
    for (const [words, act] of [[form.dataset.restored, putBack], [form.dataset.dropped, () => localStorage.removeItem(place)]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", () => { act(); note.remove(); });
      note.append(button, " ");
    }
    form.prepend(note);
  } else keep();

  const send = async (file, control) => {
    const data = new FormData();
    data.append("token", form.elements.token.value);
    data.append("file", file);
    let told;
    try {
      told = await (await fetch(form.dataset.upload, { method: "POST", body: data })).json();
    } catch {
      told = { said: form.dataset.refused };
    }
    const help = document.getElementById(control.id + "-help");
    help.querySelectorAll(".problem").forEach((each) => each.remove());
    if (told.name) {
      control.value = told.name;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      return;
    }
    const note = document.createElement("p");
    note.className = "problem";
    note.dir = "auto";
    note.textContent = told.said;
    help.prepend(note);
  };
  for (const control of form.querySelectorAll("[data-file]")) {
    const picker = document.createElement("input");
    picker.type = "file";
    picker.setAttribute("aria-labelledby", control.id + "-label");
    control.labels[0].id = control.id + "-label";
    control.after(picker);
    picker.addEventListener("change", () => { if (picker.files[0]) send(picker.files[0], control); });
    const field = control.closest(".field");
    field.addEventListener("dragover", (event) => { event.preventDefault(); field.classList.add("over"); });
    field.addEventListener("dragleave", () => field.classList.remove("over"));
    field.addEventListener("drop", (event) => {
      event.preventDefault();
      field.classList.remove("over");
      if (event.dataTransfer.files[0]) send(event.dataTransfer.files[0], control);
    });
  }

  for (const button of form.querySelectorAll(".remove")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const each of button.closest("fieldset").querySelectorAll("input:not([type=hidden]), textarea, select")) {
        if (each.type === "checkbox") each.checked = false; else each.value = "";
      }
      form.dispatchEvent(new Event("input"));
    });
  }

  const text = form.elements.body;
  const isToTheLeft = document.documentElement.dir === "rtl";
  // Typed, so that undo takes it back; where a browser can't, the value is set.
  const type = (from, to, words) => {
    text.focus();
    text.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, words)) text.setRangeText(words, from, to, "end");
    form.dispatchEvent(new Event("input"));
  };
  const write = (button) => {
    const { selectionStart: start, selectionEnd: end, value } = text;
    const { around, before = around, after = around, line, block, inside } = button.dataset;
    const chosen = value.slice(start, end);
    if (block) {
      const lead = start && !/\n\n$/.test(value.slice(0, start)) ? "\n\n" : "";
      type(start, end, `${lead}${block}\n${chosen || inside}\n///\n\n`);
    } else if (line) {
      const first = value.lastIndexOf("\n", start - 1) + 1;
      type(first, end, value.slice(first, end).split("\n").map((each) => line + each).join("\n"));
    } else {
      type(start, end, before + chosen + after);
      // Where words are still to come, they are written between the marks.
      const at = start + before.length;
      if (!chosen) text.setSelectionRange(at, at);
    }
  };
  for (const each of text ? form.querySelectorAll(".bar, .blocks") : []) each.hidden = false;
  for (const bar of text ? form.querySelectorAll(".bar") : []) {
    // One stop of the Tab key; arrows go on (ARIA Authoring Practices, Toolbar).
    const buttons = [...bar.querySelectorAll("button")];
    buttons.forEach((button, at) => { button.tabIndex = at ? -1 : 0; });
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) write(button);
    });
    bar.addEventListener("keydown", (event) => {
      const now = buttons.indexOf(document.activeElement);
      const step = { ArrowRight: isToTheLeft ? -1 : 1, ArrowLeft: isToTheLeft ? 1 : -1 }[event.key];
      const next = step ? now + step : { Home: 0, End: buttons.length - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      const to = buttons[(next + buttons.length) % buttons.length];
      buttons.forEach((button) => { button.tabIndex = button === to ? 0 : -1; });
      to.focus();
    });
  }
  document.querySelector("[aria-invalid=true]")?.focus();
}
// Drafts of all entries, on the list; that of one which is no longer there, where that is said.
const drafts = document.querySelector(".drafts");
if (drafts) {
  const wanted = drafts.dataset.path;
  for (const place of Object.keys(localStorage).filter((each) => each.startsWith(KEPT)).sort()) {
    const path = place.slice(KEPT.length);
    if (wanted !== undefined && wanted !== path) continue;
    const item = document.createElement("p");
    if (wanted === undefined) {
      const link = document.createElement("a");
      link.href = drafts.dataset.edit + encodeURIComponent(path);
      link.dir = "ltr";
      link.textContent = path;
      item.append(link);
    } else {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = drafts.dataset.dropped;
      button.addEventListener("click", () => { localStorage.removeItem(place); drafts.hidden = true; });
      item.append(toCopy(path, JSON.parse(localStorage.getItem(place)).values), button);
    }
    drafts.append(item);
    drafts.hidden = false;
  }
}
addEventListener("keydown", (event) => {
  // A keyboard of Hebrew or Arabic names the key by its own letter.
  const isS = event.key.toLowerCase() === "s" || (event.code === "KeyS" && !/[a-z]/i.test(event.key));
  if (form && (event.ctrlKey || event.metaKey) && !event.altKey && isS) { event.preventDefault(); form.requestSubmit(); }
});
