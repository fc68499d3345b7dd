// Two buttons for the walk through an exhibition; without scripts it is scrolled.
document.querySelectorAll("[data-walk-steps]").forEach(function (steps) {
  var walk = steps.nextElementSibling;
  var forward = document.documentElement.dir === "rtl" ? -1 : 1;
  function show() {
    steps.hidden = walk.scrollWidth <= walk.clientWidth + 1;
  }
  steps.addEventListener("click", function (event) {
    var button = event.target.closest("[data-walk]");
    if (button) walk.scrollBy({ left: button.dataset.walk * forward * walk.clientWidth * 0.6 });
  });
  // Browsers leave what is half out of sight where it is when it gets the focus.
  walk.addEventListener("focusin", function (event) {
    if (event.target !== walk) event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  // Also at the start, once the page is laid out: asking now would lay it out one time more.
  new ResizeObserver(show).observe(walk);
});
