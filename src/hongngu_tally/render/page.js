"use strict";
// Folds a text as people search it: without case and marks.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
const data = JSON.parse(document.getElementById("data").textContent);
const STEP = 200;

// A table that is searched: rows that do not hold the words are hidden, sums stay.
for (const box of document.querySelectorAll("input[data-search]")) {
  const table = document.getElementById(box.dataset.search);
  const rows = [...table.tBodies[0].rows].filter((row) => row.className === "row");
  const texts = rows.map((row) => fold(row.cells[1].textContent));
  box.addEventListener("input", () => {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    rows.forEach((row, at) => { row.hidden = !words.every((word) => texts[at].includes(word)); });
    const bare = words.length > 0;
    for (const row of table.querySelectorAll("tr.group, tr.total")) row.hidden = bare;
  });
}

// A table that is sorted: units within their group, texts from A and numbers from the greatest; sums keep their place.
const collator = new Intl.Collator("vi", { numeric: true });
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const head = button.parentElement, table = head.closest("table"), column = Number(button.dataset.column);
    const first = column === 1 ? "ascending" : "descending";
    const order = head.getAttribute("aria-sort") === first ? (column === 1 ? "descending" : "ascending") : first;
    for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    const compare = (a, b) => column === 1
      ? collator.compare(a.cells[1].textContent, b.cells[1].textContent)
      : Number(a.cells[column].dataset.n) - Number(b.cells[column].dataset.n);
    const sorted = [];
    let block = [];
    const close = () => {
      sorted.push(...block.sort((a, b) => (order === "ascending" ? 1 : -1) * compare(a, b)));
      block = [];
    };
    for (const row of [...table.tBodies[0].rows]) {
      if (row.className === "row") { block.push(row); continue; }
      close();
      sorted.push(row);
    }
    close();
    table.tBodies[0].append(...sorted);
  });
}

// Every number opens into its rows.
const found = document.getElementById("found");
if (found) {
  const body = found.tBodies[0], count = document.getElementById("count"), more = document.getElementById("more");
  const box = document.getElementById("words");
  let filter = {}, matches = [], shown = 0;
  const names = data.names;
  const cell = (row, text) => { row.insertCell().textContent = text; };
  const draw = () => {
    for (const one of matches.slice(shown, shown + STEP)) {
      const row = body.insertRow();
      for (const [at, kind] of data.fields.entries()) cell(row, names[kind] ? names[kind][one[at]] : one[at]);
    }
    shown = Math.min(shown + STEP, matches.length);
    more.hidden = shown >= matches.length;
    count.textContent = data.count.replace("{n}", matches.length.toLocaleString(data.lang));
  };
  const search = () => {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    const at = (kind) => data.fields.indexOf(kind);
    const text = (one) => fold([one[at("name")], names.unit[one[at("unit")]], names.award[one[at("award")]]].join(" "));
    const chosen = new Set(data.cells[filter.cell] ?? []);
    matches = data.rows.filter((one, number) =>
      Object.entries(filter).every(([kind, value]) => kind === "inside" ? data.taken[number] >= 0
        : kind === "cell" ? chosen.has(data.taken[number])
        : kind === "marks" ? (data.marks[number] & value) === value
        : kind === "units" ? value.includes(one[at("unit")])
        : (kind === "row" ? data.taken[number] : one[at(kind)]) === value)
      && (!words.length || words.every((word) => text(one).includes(word))));
    body.replaceChildren();
    shown = 0;
    draw();
  };
  for (const link of document.querySelectorAll("a[data-open]")) {
    link.addEventListener("click", () => {
      filter = JSON.parse(link.dataset.open);
      box.value = "";
      document.getElementById("asked").textContent = link.getAttribute("aria-label");
      document.getElementById("all").hidden = false;
      search();
    });
  }
  document.getElementById("all").addEventListener("click", (event) => {
    filter = {};
    document.getElementById("asked").textContent = "";
    event.target.hidden = true;
    search();
  });
  box.addEventListener("input", search);
  more.addEventListener("click", draw);
  search();
}
