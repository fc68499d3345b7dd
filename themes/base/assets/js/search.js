// Search in the index that Pagefind made of this site; nothing leaves the site.
(function () {
  var engines = {};
  var LIMIT = 8;
  // Hebrew writes "and, that, in, as, to, from, the" as letters before the word, in this order.
  var PREFIXES = /^ו?(?:לכש|כש|מש|ש)?[בכלמ]?ה?$/;

  function engine(address) {
    engines[address] =
      engines[address] ||
      import(address).then(function (pagefind) {
        return Promise.resolve(pagefind.init()).then(function () {
          return pagefind;
        });
      });
    return engines[address];
  }
  // A word as it is typed, then without the letters that may be prefixes; the index has Hebrew
  // words without theirs, too. Two letters are searched as a whole word, or they would match much.
  function bare(word, alone) {
    var found = [word];
    var shortest = alone && word.length === 3 ? 2 : 3;
    for (var cut = 1; /^[א-ת]+$/.test(word) && cut <= word.length - shortest; cut++) {
      if (PREFIXES.test(word.slice(0, cut))) found.push(word.slice(cut));
    }
    return found.map(function (form, place) {
      return place && form.length === 2 ? '"' + form + '"' : form;
    });
  }
  function forms(query) {
    var words = query.split(/\s+/).filter(Boolean);
    var all = words.map(function (word) {
      return bare(word, words.length === 1);
    });
    var most = Math.max.apply(null, all.map(function (each) { return each.length; }));
    var found = [];
    for (var place = 0; place < most; place++) {
      found.push(all.map(function (each) { return each[Math.min(place, each.length - 1)]; }).join(" "));
    }
    return found;
  }
  function find(pagefind, query) {
    return Promise.all(
      forms(query).map(function (form) {
        return pagefind.search(form);
      })
    ).then(function (answers) {
      var best = new Map();
      answers.forEach(function (answer) {
        answer.results.forEach(function (result) {
          var known = best.get(result.id);
          if (!known || known.score < result.score) best.set(result.id, result);
        });
      });
      return Array.from(best.values()).sort(function (one, other) {
        return other.score - one.score;
      });
    });
  }
  function line(found) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = found.url;
    link.textContent = found.meta.title || found.url;
    var text = document.createElement("p");
    // Pagefind escapes the page's text and marks the words found. Behind "^^" stand the forms
    // by which a Hebrew word is found, too.
    text.innerHTML = found.excerpt.replace(/\^\^[^\s<]*/g, "");
    item.append(link, text);
    return item;
  }
  function begin(box) {
    var form = box.querySelector("form");
    var input = box.querySelector("input");
    var said = box.querySelector(".search-said");
    var list = box.querySelector(".search-results");
    var turn = 0;
    var timer = 0;
    function show(results, from) {
      return Promise.all(
        results.slice(from, from + LIMIT).map(function (result) {
          return result.data();
        })
      ).then(function (pages) {
        var old = list.querySelector(".search-more");
        if (old) old.remove();
        var lines = pages.map(line);
        list.append.apply(list, lines);
        if (from && lines[0]) lines[0].querySelector("a").focus();
        if (results.length > from + LIMIT) more(results, from + LIMIT);
      });
    }
    function more(results, from) {
      var item = document.createElement("li");
      var button = document.createElement("button");
      item.className = "search-more";
      button.type = "button";
      button.className = "button button-quiet";
      button.textContent = box.dataset.more;
      button.addEventListener("click", function () {
        show(results, from);
      });
      item.append(button);
      list.append(item);
    }
    function ask() {
      var query = input.value.trim();
      var mine = ++turn;
      if (!query) {
        list.textContent = said.textContent = "";
        return;
      }
      engine(new URL(box.dataset.pagefind, location.href).href)
        .then(function (pagefind) {
          return find(pagefind, query);
        })
        .then(function (results) {
          if (mine !== turn) return;
          list.textContent = "";
          said.textContent = results.length
            ? box.dataset.results.replace("{count}", results.length)
            : box.dataset.none;
          return show(results, 0);
        })
        .catch(function () {
          said.textContent = box.dataset.failed;
        });
    }
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      ask();
    });
    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(ask, 200);
    });
    var wanted = new URLSearchParams(location.search).get("q");
    if (wanted && box.closest("[data-search-page]")) {
      input.value = wanted;
      ask();
    }
  }
  document.querySelectorAll("[data-search]").forEach(begin);
})();
