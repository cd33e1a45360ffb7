/* What the shell does beyond plain HTML. Without it everything but search can still be read and reached. */
(() => {
  const root = document.documentElement;
  const fromDisk = location.protocol === "file:";
  root.classList.replace("no-js", "js");

  const assets = new URL(".", document.currentScript.src);

  /* Light or dark: the system's choice, unless the reader has made one. */
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const remembered = () => { try { return localStorage.getItem("scheme"); } catch { return null; } };
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : dark.matches);
  const choose = (scheme) => {
    if (scheme) root.dataset.scheme = scheme;
    document.querySelector(".pf-scheme")?.setAttribute("aria-pressed", String(isDark()));
  };
  choose(remembered());

  /* Opened from disk, an address that ends in a slash is a folder's listing: lead to the page within. */
  const mend = (link) => {
    const url = new URL(link.href);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) {
      url.pathname += "index.html";
      link.href = url.href;
    }
  };

  /* Opened from disk, no worker may start: run Material's in a frame of the page. */
  class FrameWorker extends EventTarget {
    constructor(address) {
      super();
      this.frame = Object.assign(document.createElement("iframe"), { hidden: true, title: document.querySelector(".pf-search").getAttribute("aria-label") });
      document.body.append(this.frame);
      const inner = this.frame.contentWindow;
      this.ready = new Promise((done) => {
        inner.document.open();
        inner.document.write("<script src=\"" + address + "\"><\/script>");
        inner.document.close();
        inner.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
        this.frame.addEventListener("load", done, { once: true });
      });
    }
    async postMessage(data) {
      await this.ready;
      this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data }));
    }
    terminate() { this.frame.remove(); }
  }

  /* Search: Material's script and the index are fetched when somebody turns to the field, not before. */
  let fetched = false;
  const fetchSearch = () => {
    if (fetched) return;
    fetched = true;
    if (fromDisk) window.Worker = window.IFrameWorker = FrameWorker;
    const field = document.getElementById("pf-query");
    const script = document.createElement("script");
    script.src = document.getElementById("pf-bundle").value;
    script.onload = () => { if (document.activeElement === field) { field.blur(); field.focus(); } };
    document.body.append(script);
  };
  const close = () => {
    const open = document.getElementById("__search");
    if (open.checked) { open.checked = false; open.dispatchEvent(new Event("change")); }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const field = document.getElementById("pf-query");
    const search = field.closest(".pf-search");
    const button = document.querySelector(".pf-scheme");
    search.hidden = button.hidden = false;
    choose();
    button.addEventListener("click", () => {
      const scheme = isDark() ? "light" : "dark";
      try { localStorage.setItem("scheme", scheme); } catch { /* the choice holds for this page */ }
      choose(scheme);
    });
    dark.addEventListener("change", () => choose());
    field.addEventListener("focus", fetchSearch);
    field.form.addEventListener("submit", (event) => event.preventDefault());
    search.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !search.contains(relatedTarget)) close();
    });
    document.addEventListener("pointerdown", ({ target }) => { if (!search.contains(target)) close(); });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        field.focus();
      }
      if (event.key === "Escape") close();
    });
    if (!fromDisk && document.querySelector("[data-explore], [data-picture]")) {
      document.body.append(Object.assign(document.createElement("script"), { src: new URL("explore.js", assets) }));
    }
    if (fromDisk) {
      for (const link of document.links) mend(link);
      search.addEventListener("click", ({ target }) => { const link = target.closest("a"); if (link) mend(link); }, true);
    }
  });
})();
