/* What a figure page can do beyond its pictures: a chart to explore, and the picture as PNG. shell.js fetches it where it
   is wanted, and not from a disk, where a page may fetch nothing. Without it nothing is lost. */
(() => {
  const assets = new URL(".", document.currentScript.src);
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("explore.css", assets) });
  document.head.append(link);

  const made = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const button = (text, press) => {
    const element = made("button", { type: "button", className: "pf-press", textContent: text });
    element.addEventListener("click", press);
    return element;
  };
  const json = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  /* The picture as PNG, drawn here: kept beside every page it would weigh more than all the rest of the site. */
  const save = async (anchor) => {
    const picture = await (await fetch(anchor.href)).text();
    const [, width, height] = picture.match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/).map(Number);
    const sized = picture.replace("<svg ", `<svg width="${width}" height="${height}" `); /* a text, whose styles no policy reads */
    const source = URL.createObjectURL(new Blob([sized], { type: "image/svg+xml" }));
    const image = made("img", { src: source });
    await image.decode();
    const canvas = made("canvas", { width: width * 2, height: height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(source);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const address = URL.createObjectURL(blob);
    made("a", { href: address, download: anchor.download.replace(/svg$/, "png") }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  /* Vega is fetched once, when it is first wanted. */
  let engine;
  const vega = () => engine ??= Promise.all([
    json(new URL("trend.json", assets)),
    new Promise((done, fail) => {
      const script = made("script", { src: new URL("vega.js", assets), onload: done, onerror: fail });
      document.head.append(script);
    }),
  ]).then(([kind]) => kind).catch((error) => { engine = undefined; throw error; });

  const HEAD = 44, DATE = 92, NARROW = 480; /* pixels */
  const SMALLER = 0.86; /* on a narrow screen letters grow in the pictures, and their margins allow for it; not here */

  /* A chart that can be explored, in the place of a picture. */
  class Explorer {
    constructor(kind, parts, name, said) {
      this.said = said;
      this.kind = kind;
      this.parts = parts;
      this.days = parts.periods.map(([day]) => Date.parse(day));
      this.low = 0;
      this.high = this.days.length - 1;
      this.area = made("div", { className: "pf-area" });
      this.line = made("div", { className: "pf-line" });
      this.tip = made("div", { className: "pf-tip" });
      this.slider = made("input", { type: "range", min: 0, max: this.high, value: this.high });
      this.slider.setAttribute("aria-label", said.slider.replace("{figure}", name));
      this.buttons = [
        button(said.closer, () => this.zoom(0.5)),
        button(said.wider, () => this.zoom(2)),
        button(said.all, () => this.show(0, this.days.length - 1)),
      ];
      this.told = made("p", { className: "pf-hidden" });
      this.told.setAttribute("role", "status");
      const drawn = made("div", { className: "pf-drawn" }, this.area, this.line, this.tip);
      drawn.setAttribute("aria-hidden", "true"); /* the slider says what it shows */
      const controls = made("div", { className: "pf-controls" }, ...this.buttons);
      this.element = made("div", { className: "pf-explorer" }, drawn, this.slider, controls, this.told);
      this.slider.addEventListener("input", () => this.pick(Number(this.slider.value)));
      this.follow(drawn);
    }

    /* A pointer picks the figure that it is nearest to; drawn over a stretch, it zooms into that. */
    follow(drawn) {
      let start;
      drawn.addEventListener("pointermove", (event) => this.pick(this.nearest(event)));
      drawn.addEventListener("pointerdown", (event) => { start = [event.clientX, this.nearest(event)]; });
      drawn.addEventListener("pointerup", (event) => {
        const ends = start ? [start[1], this.nearest(event)].sort((a, b) => a - b) : [];
        if (start && Math.abs(event.clientX - start[0]) > 24 && ends[1] - ends[0] > 1) this.show(...ends);
        start = undefined;
      });
    }

    nearest({ clientX }) {
      const share = (clientX - this.area.getBoundingClientRect().left - this.left) / this.width;
      const day = this.days[this.low] + share * (this.days[this.high] - this.days[this.low]);
      let best = this.low;
      for (let at = this.low; at <= this.high; at += 1) {
        if (Math.abs(this.days[at] - day) < Math.abs(this.days[best] - day)) best = at;
      }
      return best;
    }

    /* Lay the chart out for the width that there is, with Vega's interpreter instead of code made of text. */
    async draw() {
      const { padding, params, datasets, height } = this.parts;
      const room = this.area.clientWidth;
      const smaller = room < NARROW ? SMALLER : 1;
      this.left = Math.round(padding.left * smaller);
      this.width = Math.max(80, room - this.left - Math.round(padding.right * smaller));
      const top = HEAD + (datasets.breaks.length ? 12 : 0);
      const spec = {
        ...this.kind, height, width: this.width,
        padding: { left: this.left, right: room - this.left - this.width, top, bottom: padding.bottom },
        signals: params.map(({ name, value }) => ({ name, value: this.ends[name] ?? value })),
        data: this.kind.data.map((each) => (each.name in datasets ? { ...each, values: this.within(each.name) } : each)),
      };
      this.view?.finalize();
      const plain = { logLevel: 1, actions: false, defaultStyle: false, hover: false, tooltip: false, renderer: "svg", mode: "vega" };
      this.view = (await window.vegaEmbed(this.area, spec, { ...plain, ast: true })).view;
      this.line.style.top = `${top}px`;
      this.line.style.height = `${height}px`;
      this.pick(Number(this.slider.value), true);
    }

    /* The rows of a set of data that lie in what is shown; rules and the band are cut where it ends. */
    within(name) {
      const [from, to] = [this.days[this.low], this.days[this.high]];
      const rows = this.parts.datasets[name];
      if (name === "grid") return rows;
      if (name === "axis") return this.dates();
      const whole = this.low === 0 && this.high === this.days.length - 1;
      if (name === "notes") return whole && this.width + this.left >= NARROW ? rows.map((row) => this.moved(row)) : [];
      return rows
        .map((row) => (row.until ? this.cut(row, from, to) : row))
        .filter((row) => row && (whole || (Date.parse(row.date) >= from && Date.parse(row.date) <= to)))
        .map((row) => ({ ...row }));
    }

    moved(row) {
      const before = this.parts.width;
      return { ...row, x: row.x * this.width / before };
    }

    cut(row, from, to) {
      const [start, end] = [Math.max(from, Date.parse(row.date)), Math.min(to, Date.parse(row.until))];
      const day = (time) => new Date(time).toISOString().slice(0, 10);
      return start <= end ? { ...row, date: day(start), until: day(end) } : undefined;
    }

    dates() {
      const steps = Math.max(1, Math.ceil((this.high - this.low) / Math.max(1, Math.floor(this.width / DATE))));
      return this.parts.periods.slice(this.low, this.high + 1).filter((_, at) => at % steps === 0)
        .map(([date, text]) => ({ date, text }));
    }

    get ends() {
      return this.days.length > 1 ? { x_low: this.days[this.low], x_high: this.days[this.high] } : {};
    }

    pick(at, again = false) {
      if (at === this.picked && !again) return;
      this.picked = at;
      this.slider.value = at;
      const words = this.parts.periods[at][2];
      this.slider.setAttribute("aria-valuetext", words);
      this.tip.textContent = words;
      if (at < this.low || at > this.high) {
        const span = this.high - this.low;
        const low = at < this.low ? at : at - span;
        this.show(low, low + span);
        return;
      }
      const share = (this.days[at] - this.days[this.low]) / ((this.days[this.high] - this.days[this.low]) || 1);
      const x = this.left + share * this.width;
      this.line.style.left = `${x}px`;
      const most = this.area.clientWidth - this.tip.offsetWidth;
      this.tip.style.left = `${Math.max(0, Math.min(most, x - this.tip.offsetWidth / 2))}px`;
    }

    zoom(by) {
      const picked = Number(this.slider.value);
      const span = Math.max(2, Math.round((this.high - this.low) * by));
      const low = Math.max(0, Math.min(picked - Math.floor(span / 2), this.days.length - 1 - span));
      this.show(low, Math.min(this.days.length - 1, low + span));
    }

    async show(low, high) {
      [this.low, this.high] = [low, high];
      const picked = Number(this.slider.value);
      if (picked < low || picked > high) this.slider.value = high;
      await this.draw();
      const words = [this.parts.periods[low][2], this.parts.periods[high][2]].map((told) => told.split(":")[0]);
      this.told.textContent = this.said.shown.replace("{first}", words[0]).replace("{last}", words[1]);
    }
  }

  const explore = (figure) => {
    const picture = figure.querySelector("img");
    const said = figure.dataset; /* the words come from the page, in its language */
    const told = made("span", { className: "pf-told" });
    told.setAttribute("role", "status");
    let explorer;
    const close = () => {
      explorer.view.finalize();
      explorer.element.remove();
      explorer = undefined;
      picture.hidden = false;
      press.textContent = said.explore;
      told.textContent = "";
    };
    const press = button(said.explore, async () => {
      if (explorer) { close(); return; }
      press.disabled = true;
      told.textContent = said.loading;
      try {
        const [kind, parts] = await Promise.all([vega(), json(picture.src.replace(/svg$/, "json"))]);
        explorer = new Explorer(kind, parts, document.querySelector("h1").textContent, said);
        picture.before(explorer.element);
        await explorer.draw();
        picture.hidden = true;
        press.textContent = said.back;
        told.textContent = said.hint;
        explorer.slider.focus({ preventScroll: true });
      } catch {
        explorer?.element.remove();
        explorer = undefined;
        told.textContent = said.failed;
      }
      press.disabled = false;
    });
    addEventListener("resize", () => explorer?.draw());
    figure.querySelector("figcaption").before(made("p", { className: "pf-explore" }, press, told));
  };

  for (const anchor of document.querySelectorAll("a[data-picture]")) {
    anchor.after(" ", button(anchor.dataset.picture, () => save(anchor)));
  }
  for (const figure of document.querySelectorAll("figure[data-explore]")) explore(figure);
})();
