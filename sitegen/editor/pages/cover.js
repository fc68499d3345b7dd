// Parts of a picture, drawn with a pointer; what is drawn and what the fields say are one.
"use strict";
const covering = document.querySelector("form.covering");
if (covering) {
  const canvas = covering.querySelector(".canvas");
  const rows = covering.querySelector(".parts");
  const names = ["left", "top", "width", "height"];
  covering.querySelector(".canvas + .help").hidden = false;
  const fields = (row) => names.map((name) => row.querySelector(`[data-number=${name}]`));
  const name = (row) => row.querySelector(".name input");
  const isEmpty = (row) => !name(row).value && fields(row).every((each) => !each.value);
  const show = () => {
    canvas.querySelectorAll("span").forEach((each) => each.remove());
    for (const row of rows.children) {
      const values = fields(row).map((each) => Number(each.value));
      if (!values[2] || !values[3]) continue;
      const box = document.createElement("span");
      names.forEach((side, at) => { box.style[side] = `${values[at]}%`; });
      box.textContent = name(row).value;
      canvas.append(box);
    }
  };
  const set = (row, values) => fields(row).forEach((each, at) => { each.value = String(Math.round(values[at] * 10) / 10); });
  const emptyRow = () => {
    const found = [...rows.children].find(isEmpty);
    if (found) return found;
    const row = rows.lastElementChild.cloneNode(true);
    const number = rows.children.length;
    for (const each of row.querySelectorAll("input")) {
      each.name = each.name.replace(/\d+$/, number);
      each.value = "";
      each.removeAttribute("aria-invalid");
      each.removeAttribute("aria-describedby");
    }
    row.classList.remove("wrong");
    row.querySelector(".problem")?.remove();
    rows.append(row);
    return row;
  };
  const freeName = () => {
    const taken = [...rows.children].map((row) => name(row).value);
    let number = 1;
    while (taken.includes(`${covering.dataset.name} ${number}`)) number += 1;
    return `${covering.dataset.name} ${number}`;
  };
  const place = (event) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const within = (value) => Math.min(100, Math.max(0, value));
    return [within((event.clientX - left) / width * 100), within((event.clientY - top) / height * 100)];
  };
  let drawn = null;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    drawn = { from: place(event), row: null };
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawn) return;
    const [x, y] = place(event), [fromX, fromY] = drawn.from;
    if (!drawn.row && Math.abs(x - fromX) + Math.abs(y - fromY) < 1) return;
    if (!drawn.row) {
      drawn.row = emptyRow();
      name(drawn.row).value = freeName();
    }
    set(drawn.row, [Math.min(x, fromX), Math.min(y, fromY), Math.abs(x - fromX), Math.abs(y - fromY)]);
    show();
  });
  for (const ended of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(ended, () => { if (drawn && drawn.row) name(drawn.row).focus(); drawn = null; });
  }
  rows.addEventListener("input", show);
  rows.querySelectorAll(".clear").forEach((button) => { button.hidden = false; });
  rows.addEventListener("click", (event) => {
    const button = event.target.closest(".clear");
    if (!button) return;
    button.closest(".part").querySelectorAll("input").forEach((each) => { each.value = ""; });
    show();
  });
  show();
  document.querySelector("[aria-invalid=true]")?.focus();
}
