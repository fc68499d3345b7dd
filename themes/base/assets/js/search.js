// Search in the index that Pagefind made of this site; nothing leaves the site.
(function () {
  var engines = {};
  var LIMIT = 8;
  // Hebrew writes "and, the, in, to, from, that, as" as letters before the word.
  var PREFIXES = /^[והבלמשכ]{1,3}(?=[\u05d0-\u05ea]{2,})/;

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
  function forms(query) {
    var words = query.split(/\s+/).filter(Boolean);
    var bare = words.map(function (word) {
      return word.replace(PREFIXES, "");
    });
    var first = words.map(function (word) {
      return word.length > 3 ? word.replace(/^[והבלמשכ](?=[\u05d0-\u05ea]{2,})/, "") : word;
    });
    return Array.from(new Set([words.join(" "), first.join(" "), bare.join(" ")]));
  }
  function find(pagefind, query) {
    return Promise.all(
      forms(query).map(function (form) {
        return pagefind.search(form);
      })
    ).then(function (answers) {
      var seen = new Set();
      return answers
        .flatMap(function (answer) {
          return answer.results;
        })
        .filter(function (result) {
          return !seen.has(result.id) && seen.add(result.id);
        });
    });
  }
  function line(found) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = found.url;
    link.textContent = found.meta.title || found.url;
    var text = document.createElement("p");
    // Pagefind escapes the page's text and marks the words found.
    text.innerHTML = found.excerpt;
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
