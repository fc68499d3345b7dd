// The search box: results as the reader types. What is found says finding.js.
(function () {
  var LIMIT = 8;

  function element(name, text, kind) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }
  // The picture says nothing that the title doesn't; the words of the page have its direction.
  function line(page) {
    var meta = page.meta;
    var item = element("li", "", "search-result");
    var words = element("div", "", "search-words");
    var link = element("a", meta.title || page.url);
    link.href = page.url;
    link.dir = "auto";
    if (meta.lang) link.lang = meta.lang;
    var title = element("p", "", "search-title");
    title.append(link);
    words.append(title);
    var told = [meta.said, meta.when].filter(Boolean);
    if (told.length) {
      var about = element("p", "", "search-about");
      told.forEach(function (text) {
        about.append(element("span", text));
      });
      words.append(about);
    }
    var text = element("p", "", "search-excerpt");
    text.dir = "auto";
    // Pagefind escapes the page's text and marks the words found. Behind "^^" stand the forms
    // by which a word is found, too.
    text.innerHTML = page.excerpt.replace(/\^\^[^\s<]*/g, "");
    words.append(text);
    item.append(words);
    if (meta.image) {
      var picture = element("img");
      var size = meta.size.split(" ");
      picture.src = meta.image;
      picture.width = size[0];
      picture.height = size[1];
      picture.alt = "";
      picture.loading = "lazy";
      item.prepend(picture);
    }
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
      finding.engine(new URL(box.dataset.pagefind, location.href).href)
        .then(function (pagefind) {
          return finding.find(pagefind, query);
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
