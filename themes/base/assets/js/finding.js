// What is found for a query in the index that Pagefind made of this site; nothing leaves the site.
var finding = (function () {
  var engines = {};
  var answers = new Map();
  // What is only shown beside a result counts nothing; words of a title count as much in their forms.
  var WEIGHTS = { title: 5, forms: 5, said: 0, when: 0, lang: 0, image: 0, size: 0 };
  var OURS = /[\u05d0-\u05ea\u0621-\u064a]/;
  var APART = "x";
  // What a word may end in instead, in one of the two languages: one or many, alone or with an owner.
  var ENDINGS = [
    [/ות$/, ["ה", "ת", ""], 5],
    [/ימ$/, ["", "ה"], 5],
    [/ה$/, ["ות", "ת"], 4],
    [/ת$/, ["ות", "ה"], 4],
    [/ات$/, ["ه", ""], 5],
    [/ه$/, ["ات", "ت"], 4],
    [/ون$/, ["", "ين"], 5],
    [/ين$/, ["", "ون"], 5]
  ];

  function engine(address) {
    engines[address] =
      engines[address] ||
      import(address)
        .then(function (pagefind) {
          return pagefind.options({ ranking: { metaWeights: WEIGHTS } }).then(function () {
            return pagefind;
          });
        })
        .then(function (pagefind) {
          return Promise.resolve(pagefind.init()).then(function () {
            return pagefind;
          });
        });
    return engines[address];
  }
  function kin(word) {
    var found = [];
    ENDINGS.forEach(function (ending) {
      if (word.length < ending[2] || !ending[0].test(word)) return;
      ending[1].forEach(function (other) {
        found.push(word.replace(ending[0], other));
      });
    });
    return found;
  }
  // Hebrew with a vav or yod less, or more: the same word in full or defective spelling.
  function spellings(word) {
    var found = [];
    for (var at = 1; /^[א-ת]{3,}$/.test(word) && at < word.length; at++) {
      if (/[וי]/.test(word[at]) && at < word.length - 1) found.push(word.slice(0, at) + word.slice(at + 1));
      found.push(word.slice(0, at) + "ו" + word.slice(at), word.slice(0, at) + "י" + word.slice(at));
    }
    return found;
  }
  function each(words, look) {
    return Promise.all(words.map(look));
  }
  function unique(words) {
    return Array.from(new Set(words));
  }
  // Each query once: while somebody types, most of its forms stay what they were.
  function request(pagefind, query) {
    if (!answers.has(query)) {
      answers.set(
        query,
        pagefind.search(query).then(function (answer) {
          return answer.results.filter(function (result) { return result.score > 0; });
        })
      );
    }
    return answers.get(query);
  }
  // What a form finds, nothing where it is no word of the site: Pagefind gives what is like it then.
  function known(pagefind, form) {
    return request(pagefind, '"' + form + '"').then(function (whole) {
      // Two letters begin too many words.
      var found = whole.length && form.length > 2 ? request(pagefind, form) : whole;
      return Promise.resolve(found).then(function (results) {
        return { form: form, results: results };
      });
    });
  }
  function found(answers) {
    return answers.filter(function (answer) { return answer.results.length; });
  }
  // All that one word finds: as it is typed, without letters that may be prefixes, in the other number;
  // only if nothing is, in another spelling, or without a letter that leaves but two; only if nothing is
  // then, as the beginning of a word. Beside other words, two letters don't find too much.
  function word(pagefind, typed, alone) {
    if (!OURS.test(typed)) {
      return request(pagefind, typed).then(function (results) {
        return [{ form: typed, results: results }];
      });
    }
    var forms = folding.forms(typed);
    function look(form) {
      return known(pagefind, form);
    }
    function among(words) {
      return each(unique(words.concat.apply(words, words.map(kin))), look).then(found);
    }
    // Words of two letters are indexed apart where a letter is written onto them.
    function shorter() {
      var two = forms.filter(function (form) { return form.length === 2; });
      two = two.concat.apply(two, forms.map(folding.shortest));
      return two.concat(two.map(function (form) { return APART + form; }));
    }
    return among(alone && typed.length > 2 ? forms : forms.concat(shorter()))
      .then(function (answers) {
        return answers.length ? answers : among([].concat.apply([], forms.map(spellings)));
      })
      .then(function (answers) {
        if (answers.length) return answers;
        return each(unique(shorter()), look).then(found);
      })
      .then(function (answers) {
        if (answers.length) return answers;
        return request(pagefind, typed).then(function (results) {
          return [{ form: typed, results: results }];
        });
      });
  }
  // The best answer of each page, by its id.
  function best(answers) {
    var pages = new Map();
    answers.forEach(function (answer) {
      answer.results.forEach(function (result) {
        var before = pages.get(result.id);
        if (!before || before.score < result.score) {
          pages.set(result.id, { id: result.id, score: result.score, form: answer.form, data: function () { return result.data(); } });
        }
      });
    });
    return pages;
  }
  // Pages that have all words; their excerpts show the form of each that fits best.
  function together(pagefind, words) {
    var pages = words.map(best);
    var ids = Array.from(pages[0].keys()).filter(function (id) {
      return pages.every(function (each) { return each.has(id); });
    });
    return ids.map(function (id) {
      var parts = pages.map(function (each) { return each.get(id); });
      var forms = parts.map(function (part) { return part.form; }).join(" ");
      function data() {
        return request(pagefind, forms).then(function (results) {
          var shown = results.find(function (result) { return result.id === id; });
          return (shown || parts[0]).data();
        });
      }
      return {
        id: id,
        score: parts.reduce(function (sum, part) { return sum + part.score; }, 0),
        data: parts.length > 1 ? data : parts[0].data
      };
    });
  }
  function find(pagefind, query) {
    var quoted = /^\s*["\u201c\u201d].*["\u201c\u201d]\s*$/.test(query);
    if (!OURS.test(query)) return request(pagefind, query);
    var typed = folding.words(query);
    if (!typed.length) return Promise.resolve([]);
    if (quoted) return request(pagefind, '"' + typed.join(" ") + '"');
    return each(unique(typed), function (one) {
      return word(pagefind, one, typed.length === 1);
    }).then(function (words) {
      return together(pagefind, words).sort(function (one, other) {
        return other.score - one.score;
      });
    });
  }
  return { engine: engine, find: find };
})();
