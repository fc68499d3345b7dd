// "Copy the link" puts it on the clipboard and says so; without scripts it is a plain link.
document.addEventListener("click", function (event) {
  var link = event.target.closest("[data-copy]");
  if (!link || !navigator.clipboard) return;
  event.preventDefault();
  navigator.clipboard.writeText(link.href).then(
    function () {
      link.closest(".share").querySelector(".share-said").textContent = link.dataset.copied;
    },
    function () {
      location.href = link.href;
    }
  );
});
