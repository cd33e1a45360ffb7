/* Narrows the inventory while somebody types or chooses. Without it the same is found by the links to each kind and phase. */
(() => {
  const said = document.currentScript.dataset; /* the words come from the page, in its language */
  const shelfOf = (shelf) => ({
    shelf,
    name: shelf.querySelector("h2").textContent.toLowerCase(),
    items: [...shelf.querySelectorAll("li:not(.pf-more)")].map((item) => ({
      item,
      name: item.textContent.toLowerCase(),
      address: item.querySelector("a").href,
    })),
  });
  const letters = document.querySelector(".pf-letters");
  const form = document.createElement("form");
  form.className = "pf-filter";
  const status = Object.assign(document.createElement("p"), { className: "pf-quiet" });
  status.setAttribute("role", "status");

  /* A field with its label; the label holds the field, so that the two need no ids. */
  const labelled = (words, field) => {
    const label = document.createElement("label");
    label.append(words, field);
    form.append(label);
    return field;
  };
  const text = labelled(said.name, Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" }));

  /* Each list of links to parts of the inventory becomes a choice; a part's own page says which services are in it. */
  const choices = [...document.querySelectorAll(".pf-narrow")].map((details) => {
    const select = document.createElement("select");
    select.append(new Option(said.all, ""));
    for (const link of details.querySelectorAll("a")) select.append(new Option(link.textContent, link.href));
    labelled(details.dataset.label, select);
    return select;
  });
  const known = new Map();
  const linksOf = async (address) => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const links = [...page.querySelectorAll(".pf-shelf li a")];
    for (const link of links) link.href = new URL(link.getAttribute("href"), address).href;
    return links;
  };
  const members = (address) => {
    if (!known.has(address)) known.set(address, linksOf(address).then((links) => new Set(links.map((link) => link.href))));
    return known.get(address);
  };

  /* Long lists are cut, and the page of the organisation has the rest: it is fetched when somebody begins to look. */
  const filled = async (more) => {
    if (location.protocol === "file:") return;
    const links = await linksOf(more.querySelector("a").href);
    more.parentElement.replaceChildren(...links.map((link) => link.closest("li")));
  };
  let shelves;
  const allShelves = async () => {
    await Promise.all([...document.querySelectorAll(".pf-more")].map((more) => filled(more).catch(() => {})));
    return [...document.querySelectorAll(".pf-shelf")].map(shelfOf);
  };

  const narrow = async () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    shelves ??= allShelves();
    const chosen = await Promise.all(choices.filter((each) => each.value).map((each) => members(each.value)));
    let count = 0;
    for (const { shelf, name, items } of await shelves) {
      let any = false;
      for (const each of items) {
        const fits = words.every((word) => name.includes(word) || each.name.includes(word)) && chosen.every((set) => set.has(each.address));
        each.item.hidden = !fits;
        if (fits) { any = true; count += 1; }
      }
      shelf.hidden = !any;
    }
    letters.hidden = words.length > 0 || chosen.length > 0;
    status.textContent = said.found.replace("{number}", count.toLocaleString(document.documentElement.lang));
  };
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(status);
  letters.before(form);
  /* From disk no page may be fetched: there the links stay, and only names narrow. */
  if (location.protocol === "file:") for (const each of choices) each.parentElement.remove();
  else for (const each of document.querySelectorAll(".pf-narrow")) each.hidden = true;
})();
