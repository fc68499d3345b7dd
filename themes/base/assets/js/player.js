// The player: speed and position kept, chapters and transcript that follow and jump, addresses of
// moments, and what a phone shows of it while it is locked (W3C Media Session).
document.querySelectorAll("[data-player]").forEach(function (player, number) {
  var sound = player.querySelector("audio");
  var template = player.querySelector("template");
  var key = player.dataset.player;
  player.append(template.content.cloneNode(true));
  sound.controls = false;
  var play = player.querySelector("[data-play]");
  var playLabel = player.querySelector("[data-play-label]");
  var labels = [playLabel.textContent, play.dataset.pauseLabel];
  var seek = player.querySelector("[data-seek]");
  var speed = player.querySelector("[data-speed]");
  var now = player.querySelector("[data-now]");
  var whole = player.querySelector("[data-whole]");
  var marks = followers("[data-chapters]", "a");
  var cues = followers("[data-transcript]", ".cue[data-start]");

  function followers(selector, part) {
    var found = [];
    document.querySelectorAll(selector).forEach(function (list) {
      if (Object.values(list.dataset).includes(key)) {
        list.classList.add("is-live");
        found = found.concat(Array.from(list.querySelectorAll(part)));
      }
    });
    return found;
  }
  function remembered(name) {
    try {
      return localStorage.getItem(name);
    } catch (refused) {
      return null;
    }
  }
  function remember(name, value) {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch (refused) {
      // Storage may be switched off: nothing is kept then.
    }
  }
  function length() {
    return isFinite(sound.duration) ? sound.duration : Number(player.dataset.duration) || 0;
  }
  function clock(seconds) {
    var all = Math.floor(seconds);
    var parts = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
    if (!parts[0]) parts.shift();
    return parts
      .map(function (part, at) {
        return at ? String(part).padStart(2, "0") : part;
      })
      .join(":");
  }
  function follow(parts, time) {
    var current = null;
    parts.forEach(function (part) {
      if (Number(part.dataset.start) <= time + 0.05) current = part;
    });
    parts.forEach(function (part) {
      if (part === current) part.setAttribute("aria-current", "true");
      else part.removeAttribute("aria-current");
    });
  }
  function show(time) {
    seek.max = Math.floor(length());
    seek.value = Math.floor(time);
    seek.setAttribute("aria-valuetext", clock(time));
    now.textContent = clock(time);
    whole.textContent = clock(length());
    if (time || !sound.paused) {
      follow(marks, time);
      follow(cues, time);
    }
  }
  function begin() {
    sound.play().catch(function (problem) {
      // A reader who stops before the first sound has done nothing wrong.
      if (problem.name !== "AbortError") throw problem;
    });
  }
  function go(time, start) {
    var wanted = Math.max(0, Math.min(time, length() || time));
    function jump() {
      sound.currentTime = wanted;
    }
    if (sound.readyState) jump();
    else {
      sound.addEventListener("loadedmetadata", jump, { once: true });
      sound.load();
    }
    show(wanted);
    if (start) begin();
  }
  function heard() {
    return sound.currentTime || Number(seek.value);
  }
  // To the chapter before or after; what has just begun counts as the one before.
  function chapter(way) {
    var starts = marks.map(function (mark) {
      return Number(mark.dataset.start);
    });
    var there = starts.filter(function (start) {
      return way > 0 ? start > heard() + 0.5 : start < heard() - 3;
    });
    if (there.length) go(way > 0 ? there[0] : there[there.length - 1]);
  }
  function tell() {
    var media = navigator.mediaSession;
    if (!media) return;
    media.metadata = new MediaMetadata({
      title: player.getAttribute("aria-label"),
      artist: player.dataset.artist || "",
      album: player.dataset.album || "",
      artwork: player.dataset.artwork ? [{ src: player.dataset.artwork }] : [],
    });
    var actions = {
      play: begin,
      pause: function () {
        sound.pause();
      },
      seekbackward: function (asked) {
        go(heard() - (asked.seekOffset || 15));
      },
      seekforward: function (asked) {
        go(heard() + (asked.seekOffset || 30));
      },
      seekto: function (asked) {
        go(asked.seekTime);
      },
      previoustrack: marks.length ? chapter.bind(null, -1) : null,
      nexttrack: marks.length ? chapter.bind(null, 1) : null,
    };
    Object.keys(actions).forEach(function (name) {
      try {
        media.setActionHandler(name, actions[name]);
      } catch (unknown) {
        // A browser refuses the names of keys that it has not: those that it has still work.
      }
    });
  }
  function place() {
    var media = navigator.mediaSession;
    if (!media || !media.setPositionState || !length() || sound.paused) return;
    media.setPositionState({
      duration: length(),
      playbackRate: sound.playbackRate,
      position: Math.min(sound.currentTime, length()),
    });
  }
  function keep() {
    var time = Math.floor(sound.currentTime);
    remember("at:" + key, time > 5 && time < length() - 10 ? String(time) : "");
  }
  function jumpFrom(part) {
    return function (event) {
      event.preventDefault();
      go(Number(part.dataset.start), true);
    };
  }
  // `#t=754` or `#t=12:34` in the page's address is a moment of its first recording (W3C Media
  // Fragments URI 1.0, 4.2.1).
  function asked() {
    var found = /^#t=(?:npt:)?((?:\d+:){0,2}\d+(?:\.\d+)?)/.exec(location.hash);
    if (number || !found) return null;
    return found[1].split(":").reduce(function (all, part) {
      return all * 60 + Number(part);
    }, 0);
  }

  play.addEventListener("click", function () {
    if (!sound.paused) return sound.pause();
    if (!sound.currentTime && Number(seek.value)) go(Number(seek.value), true);
    else begin();
  });
  sound.addEventListener("play", function () {
    document.querySelectorAll("audio").forEach(function (other) {
      if (other !== sound) other.pause();
    });
    sound.playbackRate = Number(speed.value);
    player.classList.add("is-playing", "is-begun");
    playLabel.textContent = labels[1];
    tell();
    place();
  });
  sound.addEventListener("pause", function () {
    player.classList.remove("is-playing");
    playLabel.textContent = labels[0];
    keep();
  });
  addEventListener("pagehide", function () {
    if (sound.currentTime) keep();
  });
  var kept = 0;
  sound.addEventListener("timeupdate", function () {
    show(sound.currentTime);
    if (Math.abs(sound.currentTime - kept) > 5) {
      kept = sound.currentTime;
      keep();
    }
  });
  sound.addEventListener("loadedmetadata", function () {
    show(sound.currentTime);
  });
  ["seeked", "ratechange", "loadedmetadata"].forEach(function (name) {
    sound.addEventListener(name, place);
  });
  seek.addEventListener("input", function () {
    go(Number(seek.value));
  });
  player.querySelectorAll("[data-skip]").forEach(function (button) {
    button.addEventListener("click", function () {
      go(heard() + Number(button.dataset.skip));
    });
  });
  speed.addEventListener("change", function () {
    sound.playbackRate = Number(speed.value);
    remember("speed", speed.value === "1" ? "" : speed.value);
  });
  marks.concat(cues).forEach(function (part) {
    part.addEventListener("click", jumpFrom(part));
  });
  document.querySelectorAll("[data-moment]").forEach(function (button) {
    if (button.dataset.moment !== key || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      var address = button.dataset.address + "#t=" + Math.floor(heard());
      navigator.clipboard.writeText(address).then(
        function () {
          button.nextElementSibling.textContent = button.dataset.copied;
        },
        function () {
          // Where the clipboard is closed to pages the address can be copied from its own bar.
          location.href = address;
        }
      );
    });
  });
  speed.value = remembered("speed") || "1";
  if (!speed.value) speed.value = "1";
  show(asked() ?? (Number(remembered("at:" + key)) || 0));
  // Browsers let no page begin by itself: who came for a moment has it under the key Enter.
  if (asked() !== null) {
    go(asked());
    play.focus();
  }
  addEventListener("hashchange", function () {
    if (asked() !== null) go(asked(), !sound.paused);
  });
});
// On a phone what follows a long transcript would never be found.
if (matchMedia("(max-width: 63.99rem)").matches) {
  document.querySelectorAll("[data-transcript][open]").forEach(function (transcript) {
    transcript.open = false;
  });
}
