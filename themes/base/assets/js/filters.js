// Narrow a list by the fields of its form; the choice stands in the address and can be shared.
document.querySelectorAll("[data-filter]").forEach(function (area) {
  var form = area.querySelector("[data-filter-form]");
  if (!form) return;
  var said = area.querySelector("[data-filter-said]");
  var none = area.querySelector("[data-filter-none]");
  var items = Array.from(area.querySelectorAll("[data-filter-items] [data-kind], [data-filter-items] [data-year]"));
  // As the search does: each word as it is typed, or behind letters that may be prefixes.
  function says(text, wanted) {
    var plain = folding.fold(text);
    return folding.words(wanted).every(function (word) {
      return folding.forms(word).some(function (form) {
        return plain.includes(form);
      });
    });
  }
  function fits(item, name, wanted) {
    if (!wanted) return true;
    if (name === "tags") return item.dataset.tags.split("|").includes(wanted);
    if (name === "text") return says(item.dataset.text, wanted);
    return item.dataset[name] === wanted;
  }
  function apply() {
    var wanted = Array.from(new FormData(form)).filter(function (pair) {
      return pair[1];
    });
    var shown = 0;
    items.forEach(function (item) {
      var fit = wanted.every(function (pair) {
        return fits(item, pair[0], pair[1].trim());
      });
      item.hidden = !fit;
      shown += fit;
    });
    area.querySelectorAll(".directory-group").forEach(function (group) {
      group.hidden = !group.querySelector("[data-kind]:not([hidden])");
    });
    said.textContent = wanted.length
      ? said.dataset.text.replace("{count}", shown).replace("{all}", items.length)
      : "";
    none.hidden = shown > 0;
    var query = new URLSearchParams(wanted).toString();
    history.replaceState(null, "", query ? "?" + query : location.pathname);
  }
  new URLSearchParams(location.search).forEach(function (value, name) {
    if (form.elements[name]) form.elements[name].value = value;
  });
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  form.addEventListener("reset", function () {
    setTimeout(apply);
  });
  if (location.search) apply();
});
