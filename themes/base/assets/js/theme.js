// The reader's choice of light or dark, before the first paint.
(function () {
  try {
    var choice = localStorage.getItem("theme");
    if (choice === "light" || choice === "dark") {
      document.documentElement.dataset.theme = choice;
    }
  } catch (refused) {
    // Storage may be switched off: the device's setting then holds.
  }
})();
