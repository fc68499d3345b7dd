// The search is fetched when the reader opens it, never before.
(function () {
  var template = document.getElementById("search-template");
  var page = document.querySelector("[data-search-page]");
  var loading = null;
  function load(address) {
    loading =
      loading ||
      new Promise(function (done, failed) {
        var script = document.createElement("script");
        script.src = address;
        script.onload = done;
        script.onerror = failed;
        document.head.append(script);
      });
    return loading;
  }
  if (page) load(page.dataset.script);
  if (!template || !window.HTMLDialogElement) return;
  var dialog = null;
  function open(event) {
    event.preventDefault();
    if (!dialog) {
      dialog = template.content.firstElementChild.cloneNode(true);
      document.body.append(dialog);
      load(template.dataset.script);
      dialog.addEventListener("click", function (press) {
        if (press.target === dialog) dialog.close();
      });
    }
    dialog.showModal();
    dialog.querySelector("input").select();
  }
  document.querySelectorAll("[data-search-open]").forEach(function (link) {
    link.addEventListener("click", open);
  });
  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) open(event);
  });
})();
