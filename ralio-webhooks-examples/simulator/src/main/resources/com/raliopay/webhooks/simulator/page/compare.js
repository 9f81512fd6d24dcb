// Compares two deliveries: their facts and results side by side, their bodies and answers line by line.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useState } = window.preactHooks;

  const mostLines = 1500;

  /** Returns [[" " | "-" | "+", line]…]: what is in both texts, only in the first, only in the second. */
  function lineDiff(before, after) {
    const [a, b] = [before.split("\n"), after.split("\n")];
    let start = 0;
    while (start < a.length && start < b.length && a[start] === b[start]) {
      start++;
    }
    let end = 0;
    while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
      end++;
    }
    const same = (lines) => lines.map((line) => [" ", line]);
    const middle = changed(a.slice(start, a.length - end), b.slice(start, b.length - end));
    return [...same(a.slice(0, start)), ...middle, ...same(end === 0 ? [] : a.slice(-end))];
  }

  /** The longest common subsequence by dynamic programming, for texts of which that is quick. */
  function changed(a, b) {
    if (a.length > mostLines || b.length > mostLines) {
      return [...a.map((line) => ["-", line]), ...b.map((line) => ["+", line])];
    }
    const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    const lines = [];
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i] === b[j]) {
        lines.push([" ", a[i++]]);
        j++;
      } else if (j === b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) {
        lines.push(["-", a[i++]]);
      } else {
        lines.push(["+", b[j++]]);
      }
    }
    return lines;
  }

  const names = { " ": "", "-": "first: ", "+": "second: " };

  function Diff({ title, before, after }) {
    const lines = lineDiff(before, after);
    const differs = lines.some(([side]) => side !== " ");
    return html`
      <h3>${title} <span class="soft">${differs ? "" : "identical"}</span></h3>
      ${differs && html`
        <pre class="text-block diff" tabindex="0" role="region" aria-label=${`${title}, differences`}>${lines.map(([side, line], index) => html`
          <span key=${index} class=${side === "-" ? "only-first" : side === "+" ? "only-second" : ""}><span class="hidden">${names[side]}</span>${side} ${line}${"\n"}</span>`)}</pre>`}`;
  }

  const latest = (delivery) => delivery.attempts.at(-1);

  const facts = [
    ["Type", (delivery) => delivery.type],
    ["Event id", (delivery) => delivery.eventId],
    ["Subject", (delivery) => delivery.subject],
    ["Source", (delivery) => delivery.label],
    ["Signature", (delivery) => delivery.signature],
    ["Mode", (delivery) => delivery.mode],
    ["Bytes", (delivery) => ralio.count(delivery.bytes)],
    ["State", (delivery) => delivery.state],
    ["Attempts", (delivery) => String(delivery.attempts.length)],
    ["Last answer", (delivery) => latest(delivery)?.label],
    ["Result", (delivery) => latest(delivery)?.sentence],
    ["Outcome", (delivery) => latest(delivery)?.observation?.outcome],
  ];

  const headers = (delivery) => (latest(delivery)?.headers ?? []).map(([name, value]) => `${name}: ${value}`).join("\n");

  ralio.Comparison = ({ first, second, onClose }) => {
    const [form, setForm] = useState("formatted");
    const body = (delivery) => (form === "formatted" ? ralio.jsonText.formatted(ralio.bodyText(delivery)) : ralio.bodyText(delivery));
    return html`
      <section class="card comparison" aria-label="Comparison">
        <header class="row spread">
          <h2>Comparison</h2>
          <button type="button" class="quiet" onClick=${onClose}>Close</button>
        </header>
        <table class="facts-table">
          <thead><tr><td></td><th scope="col">first, ${ralio.time(first.createdAt)}</th><th scope="col">second, ${ralio.time(second.createdAt)}</th></tr></thead>
          <tbody>
            ${facts.map(([name, of]) => [name, of(first) || "–", of(second) || "–"]).map(([name, a, b]) => html`
              <tr key=${name} class=${a === b ? "" : "differs"}><th scope="row">${name}</th><td>${a}</td><td>${b}</td></tr>`)}
          </tbody>
        </table>
        <${ralio.Choice} legend="Bodies" name="body-form" value=${form} options=${[["formatted", "Formatted"], ["sent", "As sent"]]} onChange=${setForm} />
        <${Diff} title="Bodies" before=${body(first)} after=${body(second)} />
        <${Diff} title="Headers" before=${headers(first)} after=${headers(second)} />
        <${Diff} title="Bodies of the answers" before=${latest(first)?.body ?? ""} after=${latest(second)?.body ?? ""} />
      </section>`;
  };
})();
