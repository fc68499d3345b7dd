// A panel opens when it is pressed: its picture to look at closely, what it says, and the voice.
(function () {
  var dialogs = Array.from(document.querySelectorAll("[data-panel-dialog]"));
  var links = dialogs.map(function (dialog) {
    return document.querySelector('[data-panel="' + dialog.id + '"]');
  });
  var forward = document.documentElement.dir === "rtl" ? -1 : 1;
  var percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });

  function open(number) {
    var dialog = dialogs[number];
    dialog.showModal();
    dialog.scrollTop = 0;
    dialog.querySelector("[data-zoomed]").focus({ preventScroll: true });
    dialog.dispatchEvent(new Event("opened"));
  }
  function step(number, way) {
    if (!dialogs[number + way]) return;
    dialogs[number].dataset.stepping = "";
    dialogs[number].close();
    open(number + way);
  }

  links.forEach(function (link, number) {
    link.addEventListener("click", function (event) {
      // Whoever asks for another tab gets the page or picture that the link leads to.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(number);
    });
  });

  dialogs.forEach(function (dialog, number) {
    var look = closely(dialog);
    dialog.addEventListener("opened", look.whole);
    dialog.addEventListener("close", function () {
      dialog.querySelectorAll("audio").forEach(function (sound) {
        sound.pause();
      });
      if ("stepping" in dialog.dataset) delete dialog.dataset.stepping;
      else links[number].focus();
    });
    dialog.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button || button.getAttribute("aria-disabled") === "true") return;
      if (button.dataset.step) step(number, Number(button.dataset.step));
      if (button.dataset.zoom) look.by(button.dataset.zoom < 0 ? 1 / 1.5 : 1.5);
    });
    dialog.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, select, audio")) return;
      if (event.key === "+" || event.key === "=") look.by(1.5);
      else if (event.key === "-") look.by(1 / 1.5);
      else if (event.key === "0") look.whole();
      else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
        // A picture that is larger than its place is moved by these keys.
        if (look.isClose() && event.target.closest("[data-zoomed]")) return;
        step(number, (event.key === "ArrowRight" ? 1 : -1) * forward);
      } else return;
      event.preventDefault();
    });
  });

  // Looking at one picture: how large it is, kept where the reader points or looks.
  function closely(dialog) {
    var box = dialog.querySelector("[data-zoomed]");
    var picture = box.querySelector("img");
    var scale = dialog.querySelector("[data-scale]");
    var times = 1;
    var fits = 0;

    function whole() {
      set(1);
    }
    function largest() {
      return Math.max(3, Number(picture.getAttribute("width")) / fits || 0);
    }
    function set(wanted, point) {
      if (times === 1) fits = drawn();
      var before = times;
      var place = box.getBoundingClientRect();
      var at = point || { x: place.left + box.clientWidth / 2, y: place.top + box.clientHeight / 2 };
      var from = picture.getBoundingClientRect();
      var across = (at.x - from.left) / (from.width || 1);
      var down = (at.y - from.top) / (from.height || 1);
      times = Math.min(Math.max(wanted, 1), largest());
      if (times < 1.02) times = 1;
      box.classList.toggle("is-zoomed", times > 1);
      if (times > 1) picture.style.setProperty("inline-size", fits * times + "px");
      else picture.style.removeProperty("inline-size");
      if (times !== before) {
        var now = picture.getBoundingClientRect();
        box.scrollLeft += now.left + across * now.width - at.x;
        box.scrollTop += now.top + down * now.height - at.y;
      }
      scale.textContent = percent.format(times);
      dialog.querySelectorAll("[data-zoom]").forEach(function (button) {
        var ended = button.dataset.zoom < 0 ? times === 1 : times >= largest();
        button.setAttribute("aria-disabled", String(ended));
      });
    }
    // How wide it is where all of it is seen: a part of its box may be empty.
    function drawn() {
      var ratio = picture.getAttribute("width") / picture.getAttribute("height");
      return Math.min(picture.clientWidth, picture.clientHeight * ratio);
    }
    function by(factor, point) {
      set(times * factor, point);
    }
    function apart(touches) {
      return Math.hypot(
        touches[0].clientX - touches[1].clientX,
        touches[0].clientY - touches[1].clientY
      );
    }
    function between(touches) {
      return {
        x: (touches[0].clientX + touches[1].clientX) / 2,
        y: (touches[0].clientY + touches[1].clientY) / 2,
      };
    }

    var held = 0;
    box.addEventListener("touchstart", function (event) {
      held = event.touches.length === 2 ? apart(event.touches) : 0;
    }, { passive: true });
    box.addEventListener("touchmove", function (event) {
      if (event.touches.length !== 2 || !held) return;
      event.preventDefault();
      var now = apart(event.touches);
      by(now / held, between(event.touches));
      held = now;
    }, { passive: false });
    box.addEventListener("wheel", function (event) {
      // Two fingers on a trackpad come as a wheel with Ctrl.
      if (!event.ctrlKey) return;
      event.preventDefault();
      by(Math.exp(-event.deltaY / 200), { x: event.clientX, y: event.clientY });
    }, { passive: false });
    box.addEventListener("dblclick", function (event) {
      set(times > 1 ? 1 : 2.5, { x: event.clientX, y: event.clientY });
    });
    box.addEventListener("pointermove", function (event) {
      if (event.pointerType !== "mouse" || event.buttons !== 1 || times === 1) return;
      box.scrollLeft -= event.movementX;
      box.scrollTop -= event.movementY;
    });
    box.addEventListener("dragstart", function (event) {
      event.preventDefault();
    });
    return {
      whole: whole,
      by: by,
      isClose: function () {
        return times > 1;
      },
    };
  }
})();
