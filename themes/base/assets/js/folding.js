// One spelling for all spellings of a Hebrew or Arabic word, and what is left of it without the letters
// that are written onto words (and, in, to, the). sitegen/search/folding.py and forms.py say the same of
// what is indexed, and why.
var folding = (function () {
  var SIGNS = /[\u0640\u05f3\u05f4'"\u2018\u2019\u201c\u201d]/g;
  var VARIANTS = "\u0671\u0649\u06cc\u0629\u06a9\u05da\u05dd\u05df\u05e3\u05e5" +
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669";
  var SAME = "\u0627\u064a\u064a\u0647\u0643\u05db\u05de\u05e0\u05e4\u05e60123456789";
  var CUTS = [
    /^(?:ו?(?:לכש|כש|מש|ש)?[בכלמ]?ה?\|[א-ת]{3,}|[וש]?ה\|[א-ת]{2})$/,
    new RegExp(
      "^(?:[وف]?(?:[بك]?ال|لل|[بكل])?\\|[ء-ي]{3,}|[وف]?س\\|[يتنا][ء-ي]{2,}" +
        "|[وف]?(?:(?:[بك]?ال|لل)\\|[ء-ي]{2}|ل\\|ل[ء-ي]))$"
    )
  ];
  // Two letters behind any one: for when all else found nothing.
  var SHORT = /^(?:[ושבכלמ]\|[א-ת]{2}|[وفبكل]\|[ء-ي]{2})$/;

  function single(word) {
    return word[0] + word.slice(1).replace(/וו/g, "ו").replace(/יי/g, "י");
  }
  function fold(text) {
    return text
      .replace(/\u0626\u0648/g, "\u0624\u0648")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(SIGNS, "")
      .replace(new RegExp("[" + VARIANTS + "]", "g"), function (letter) {
        return SAME[VARIANTS.indexOf(letter)];
      })
      .toLowerCase()
      .replace(/[א-ת]+/g, single);
  }
  function cut(word, cuts) {
    var found = [];
    for (var length = 1; length < word.length; length++) {
      var parts = word.slice(0, length) + "|" + word.slice(length);
      if (cuts.some(function (may) { return may.test(parts); })) found.push(word.slice(length));
    }
    return found;
  }
  function bare(word) {
    return cut(word, CUTS);
  }
  // A folded word, then its bare forms, and theirs.
  function forms(word) {
    var found = new Set([word]);
    found.forEach(function (form) {
      bare(form).forEach(found.add, found);
    });
    return Array.from(found);
  }
  function shortest(word) {
    return cut(word, [SHORT]);
  }
  // The words of what is typed. What stands before Latin letters or a number is no word: ב-Radio.
  function words(text) {
    return fold(text)
      .replace(/(^|\s)(?:[ושבכלמה]{1,5}|[وفبكل]{1,3}|[وفبك]{0,2}ال)[-\u05be]?(?=[a-z0-9])/g, "$1")
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  }
  return { fold: fold, words: words, bare: bare, forms: forms, shortest: shortest };
})();
