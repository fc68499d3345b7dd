// A film of another service is asked for only when the reader presses its picture.
document.addEventListener("click", function (event) {
  var poster = event.target.closest("[data-embed]");
  if (!poster) return;
  event.preventDefault();
  var frame = document.createElement("iframe");
  frame.src = poster.dataset.embed;
  frame.title = poster.textContent.trim();
  frame.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  poster.replaceWith(frame);
  frame.focus();
});
