// Two links know where the reader is. The one to another language leads to the same passage there; the
// form that reports a mistake names the section being read, and the words selected in it.
"use strict";

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-book-passage]");
  if (link) link.hash = location.hash;
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-book-report]");
  if (!link) return;
  const address = new URL(link.href);
  const selection = document.getSelection();
  const words = selection.toString().trim();
  const from = words ? selection.anchorNode : document.querySelector(":target");
  const heading = from && headingAbove(from);
  link.dataset.section ??= address.searchParams.get("section");
  address.searchParams.set("section", heading ? text(heading) : link.dataset.section);
  if (words) address.searchParams.set("quote", words.slice(0, 1000));
  else address.searchParams.delete("quote"); // of a selection that is no more
  link.href = address.href;
});

// The last heading of the page that stands before a node, or is the node.
function headingAbove(node) {
  const before = Node.DOCUMENT_POSITION_PRECEDING | Node.DOCUMENT_POSITION_CONTAINS;
  const headings = [...document.querySelectorAll("article :is(h1, h2, h3)[id]")];
  return headings.filter((each) => each === node || node.compareDocumentPosition(each) & before).pop();
}

// A heading's text without the permalink that the theme adds.
function text(heading) {
  const copy = heading.cloneNode(true);
  copy.querySelectorAll(".headerlink").forEach((each) => each.remove());
  return copy.textContent.trim();
}
