/* Search where the engine brings none that our policy allows: each word typed must begin a word of a page's title or line. */
(async () => {
  const field = document.getElementById("pf-query");
  const toggle = document.getElementById("__search");
  const told = document.querySelector(".md-search-result__meta");
  const list = document.querySelector(".md-search-result__list");
  const config = JSON.parse(document.getElementById("__config").textContent);
  const say = (key) => config.translations[`search.result.${key}`];
  const base = new URL("..", document.currentScript.src);
  const most = 20;

  const fetchIndex = async () => {
    if (location.protocol !== "file:") return (await fetch(new URL("search.json", base))).json();
    const script = Object.assign(document.createElement("script"), { src: new URL("search.js", base) });
    await new Promise((done) => { script.onload = done; document.body.append(script); });
    return window.__index;
  };
  const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;
  const wordsOf = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const read = ({ location: address, title, text }) => {
    const [name, line] = [plain(title), plain(text)];
    return { address, name, line, title: wordsOf(name), words: wordsOf(line) };
  };

  /* How well a page answers: each word in its title counts three, in its text one; without one of them it does not. */
  const weigh = (page, asked) => asked.reduce((sum, word) => {
    const found = page.title.some((own) => own.startsWith(word)) ? 3 : page.words.some((own) => own.startsWith(word)) ? 1 : 0;
    return found && sum ? sum + found : 0;
  }, 1);
  const item = (page) => {
    const link = Object.assign(document.createElement("a"), { className: "md-search-result__link", href: new URL(page.address, base) });
    const article = Object.assign(document.createElement("article"), { className: "md-search-result__article md-typeset" });
    const title = Object.assign(document.createElement("h1"), { textContent: page.name });
    const line = Object.assign(document.createElement("p"), { textContent: page.line.slice(0, 160) });
    const row = Object.assign(document.createElement("li"), { className: "md-search-result__item" });
    article.append(title, line);
    link.append(article);
    row.append(link);
    return row;
  };

  const pages = (await fetchIndex()).items.map(read);
  const show = () => {
    const asked = wordsOf(field.value);
    const weighed = asked.length ? pages.map((page) => ({ page, weight: weigh(page, asked) })) : [];
    const found = weighed.filter(({ weight }) => weight)
      .sort((one, other) => other.weight - one.weight || one.page.title.length - other.page.title.length);
    const count = { 0: "none", 1: "one" }[found.length] ?? "other";
    told.textContent = asked.length ? say(count).replace("#", found.length) : say("placeholder");
    list.replaceChildren(...found.slice(0, most).map(({ page }) => item(page)));
  };
  const open = () => { toggle.checked = true; show(); };
  field.addEventListener("focus", open);
  field.addEventListener("input", show);
  if (document.activeElement === field) open();
})();
