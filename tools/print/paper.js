/* What the press does inside the document before and between its passes. Run once; it leaves window.paper. */
window.paper = (() => {
  "use strict";
  const SMALLEST = 0.68; // of the text's size, about 6.5 points: below it a table is turned instead

  /* Page numbers in the contents and behind links. What is not known yet is given three digits' room. */
  const number = (pages) => {
    for (const place of document.querySelectorAll("[data-to]")) {
      const page = pages[place.dataset.to] || 100;
      place.textContent = place.classList.contains("p-page") ? String(page) : ` (p.\u00a0${page})`;
    }
  };

  const wanted = (piece) => Math.max(piece.scrollWidth, piece.offsetWidth);

  const shrink = (piece, room) => {
    const share = room / wanted(piece);
    if (share < 0.999) piece.style.zoom = Math.floor(share * 1000) / 1000;
  };

  const turn = (table, width) => {
    const box = document.createElement("div");
    box.className = "p-turned";
    box.style.page = table.closest("[data-sheet]").dataset.sheet + "-turned";
    box.style.width = width + "px";
    table.replaceWith(box);
    box.append(table);
    shrink(table, width);
    box.style.width = "";
  };

  /* A table, formula or picture that is a little too wide is set smaller; a table that would become too small to
     read goes onto a page of its own, turned. */
  const fit = (size) => {
    const told = { smaller: 0, turned: 0 };
    for (const piece of document.querySelectorAll("article :is(table, img, pre, math[display='block'])")) {
      const inside = piece.parentElement.closest("table");
      const room = piece.parentElement.clientWidth;
      if (inside || wanted(piece) <= room + 1) continue;
      if (piece.tagName === "TABLE" && room / wanted(piece) < SMALLEST) {
        turn(piece, size.turned);
        told.turned += 1;
      } else {
        shrink(piece, room);
        told.smaller += 1;
      }
    }
    return told;
  };

  /* A table that takes less than half a page is not parted, so its name never stands alone. */
  const keep = (size) => {
    for (const table of document.querySelectorAll("article table")) {
      if (table.getBoundingClientRect().height < size.height / 2) table.style.breakInside = "avoid";
    }
  };

  /* What sticks out of the text's width, or is higher than a page. There must be none. */
  const cut = (size) => {
    const found = [];
    for (const one of document.querySelectorAll("article *")) {
      if (one.parentElement.closest("math") || (one.ownerSVGElement && one.tagName !== "svg")) continue;
      const box = one.getBoundingClientRect();
      const where = `${one.closest("article").id}: <${one.tagName.toLowerCase()} class="${one.getAttribute("class") || ""}">`;
      if (!box.width || one.closest(".p-turned")) continue;
      if (box.right > size.width + 1.5) found.push(`${where} ends at ${Math.round(box.right)} of ${Math.round(size.width)}`);
      if (["svg", "IMG"].includes(one.tagName) && box.height > size.height) found.push(`${where} is higher than a page`);
    }
    return found;
  };

  return { number, fit, keep, cut };
})();
