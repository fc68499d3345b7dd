// Before the first paint: that scripts run, and the reader's choice of light or dark.
(function () {
  document.documentElement.classList.add("scripted");
  try {
    var choice = localStorage.getItem("theme");
    if (choice === "light" || choice === "dark") {
      document.documentElement.dataset.theme = choice;
    }
  } catch (refused) {
    // Storage may be switched off: the device's setting then holds.
  }
})();
