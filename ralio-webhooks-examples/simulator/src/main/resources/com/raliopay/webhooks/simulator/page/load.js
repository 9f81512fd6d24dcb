// Starts and stops a load test, and shows it while it runs and after.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useState } = window.preactHooks;

  const numbers = [
    ["count", "Events", 1000, 1],
    ["concurrency", "At the same time", 8, 1],
    ["duplicates", "Share of duplicates", 0.1, 0.01],
    ["forged", "Share of forgeries", 0.01, 0.01],
  ];

  ralio.Load = ({ canSend, report }) => {
    const [settings, setSettings] = useState({ shuffle: true, ...Object.fromEntries(numbers.map(([name, , initial]) => [name, initial])) });
    const [run, problem, busy] = ralio.useAction();
    const start = (event) => {
      event.preventDefault();
      run(() => ralio.api.post("/api/load", settings));
    };
    const set = (name, value) => setSettings({ ...settings, [name]: value });
    const running = report?.running ?? false;
    return html`
      <div class="column load">
        <form class="card row bottom" aria-label="Load test" onSubmit=${start}>
          ${numbers.map(([name, label, , step]) => html`
            <${ralio.Field} key=${name} label=${label}>
              <input type="number" name=${name} required min=${step === 1 ? 1 : 0} max=${step === 1 ? 1000000 : 1} step=${step} value=${settings[name]}
                onInput=${(event) => set(name, event.target.valueAsNumber)} />
            <//>`)}
          <label class="check"><input type="checkbox" checked=${settings.shuffle} onChange=${(event) => set("shuffle", event.target.checked)} /> Shuffle</label>
          ${running
            ? html`<button type="button" onClick=${() => run(() => ralio.api.remove("/api/load"))}>Stop</button>`
            : html`<button type="submit" class="primary" disabled=${busy || !canSend}>Start</button>`}
          <${ralio.Problem} text=${problem} />
        </form>
        ${report ? html`<${ralio.LoadView} report=${report} />` : html`<p class="soft empty">No load test has run yet.</p>`}
      </div>`;
  };
})();
