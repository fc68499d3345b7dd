// The menu closes on Escape; the choice of theme is kept.
(function () {
  var menu = document.querySelector("[data-menu]");
  if (menu) {
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  }
  var choice = document.querySelector("[data-theme-choice]");
  if (!choice) return;
  var root = document.documentElement;
  var button = choice.querySelector("[data-theme-toggle]");
  var device = matchMedia("(prefers-color-scheme: dark)");
  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : device.matches;
  }
  function show() {
    button.setAttribute("aria-pressed", String(isDark()));
  }
  button.addEventListener("click", function () {
    var wanted = isDark() ? "light" : "dark";
    root.dataset.theme = wanted;
    try {
      localStorage.setItem("theme", wanted);
    } catch (refused) {
      // Storage may be switched off: the choice then holds for this page.
    }
    show();
  });
  device.addEventListener("change", show);
  show();
})();
