/* Sorts a comparison by the column whose head is pressed. Without it the table stays in the order of its figures. */
(() => {
  /* Numbers by size, words by letter; "3 to 8" counts as 3, and what is blank comes last. A day has its key,
     and what is said in words may have its number. */
  const keyOf = (cell) => {
    if (!cell) return { text: "", number: undefined };
    if (cell.dataset.key !== undefined) return { text: cell.dataset.key, number: undefined };
    const text = cell.dataset.number ?? cell.textContent.trim();
    const number = Number.parseFloat(text.replace(/[£,]/g, "").replace("−", "-"));
    return { text, number: Number.isNaN(number) ? undefined : number };
  };
  const compare = (one, other, numeric) => {
    if (!one.text || !other.text) return Number(!one.text) - Number(!other.text);
    if (numeric) return one.number - other.number;
    return one.text.localeCompare(other.text, document.documentElement.lang);
  };
  const sort = (table, head, column) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[column]) }));
    const numeric = rows.every(({ key }) => !key.text || key.number !== undefined);
    rows.sort((one, other) => {
      const order = compare(one.key, other.key, numeric);
      return down && one.key.text && other.key.text ? -order : order;
    });
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...rows.map(({ row }) => row));
  };
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    table.classList.add("pf-sortable");
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if ("unsorted" in head.dataset) return;
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: head.textContent });
      button.addEventListener("click", () => sort(table, head, column));
      head.replaceChildren(button);
    });
  }
})();
