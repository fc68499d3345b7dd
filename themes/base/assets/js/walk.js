// Two buttons for the walk through an exhibition; without scripts it is scrolled.
document.querySelectorAll("[data-walk-of]").forEach(function (walk) {
  var steps = walk.parentElement.querySelector("[data-walk-steps]");
  var panels = Array.from(walk.querySelectorAll(".walk-panel"));
  var forward = document.documentElement.dir === "rtl" ? -1 : 1;
  function gone() {
    return Math.abs(walk.scrollLeft);
  }
  function farthest() {
    return walk.scrollWidth - walk.clientWidth;
  }
  function show() {
    steps.hidden = farthest() <= 1;
    steps.querySelectorAll("[data-walk]").forEach(function (button) {
      var ended = button.dataset.walk < 0 ? gone() <= 2 : gone() >= farthest() - 2;
      button.setAttribute("aria-disabled", String(ended));
    });
  }
  // Where each panel begins, from where the first one does, in the direction of reading.
  function begins(panel) {
    var side = forward < 0 ? "right" : "left";
    var first = panels[0].getBoundingClientRect()[side];
    return (panel.getBoundingClientRect()[side] - first) * forward;
  }
  // What comes stands at its beginning: a button takes most of what is seen away, a key one panel.
  function step(way, part) {
    var wanted = gone() + way * walk.clientWidth * part;
    var places = panels.map(begins).concat(farthest());
    var ahead = places.filter(function (place) {
      return (place - gone()) * way > 2;
    });
    var next = ahead.sort(function (one, other) {
      return Math.abs(one - wanted) - Math.abs(other - wanted);
    })[0];
    if (next !== undefined) walk.scrollTo({ left: next * forward });
  }
  steps.addEventListener("click", function (event) {
    var button = event.target.closest("[data-walk]");
    if (button && button.getAttribute("aria-disabled") !== "true") step(Number(button.dataset.walk), 0.7);
  });
  walk.addEventListener("keydown", function (event) {
    var way = { ArrowRight: forward, ArrowLeft: -forward }[event.key];
    if (!way || event.target !== walk || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step(way, 0);
  });
  walk.addEventListener("scroll", show, { passive: true });
  // Browsers leave what is half out of sight where it is when it gets the focus.
  walk.addEventListener("focusin", function (event) {
    if (event.target !== walk) event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  // Also at the start, once the page is laid out: asking now would lay it out one time more.
  new ResizeObserver(show).observe(walk);
});
