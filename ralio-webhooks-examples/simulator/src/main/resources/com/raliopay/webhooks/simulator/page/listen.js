// The endpoint of the inspector: the switches that make it fail, and the deliveries it has received.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useEffect, useState } = window.preactHooks;

  function Switches({ switches }) {
    const [run, problem] = ralio.useAction();
    const [delay, setDelay] = useState(String(switches.delayMillis));
    useEffect(() => setDelay(String(switches.delayMillis)), [switches.delayMillis]);
    const set = (change) => run(() => ralio.api.post("/api/switches", { ...switches, ...change }));
    const check = (label, note, checked, change) => html`
      <label class="switch">
        <input type="checkbox" role="switch" checked=${checked} onChange=${(event) => set(change(event.target.checked))} />
        <span><strong>${label}</strong><br /><span class="soft">${note}</span></span>
      </label>`;
    return html`
      ${check("Fail", "Listeners throw: 500, and Ralio tries again.", switches.fail !== 0, (on) => ({ fail: on ? -1 : 0 }))}
      <div class="indent">
        <label class="check">Only the next
          <input type="number" name="fail" min="1" max="1000" class="short" value=${switches.fail > 0 ? switches.fail : ""}
            onChange=${(event) => set({ fail: Math.max(0, Number.parseInt(event.target.value, 10) || 0) })} />
          deliveries</label>
      </div>
      ${check("Reject", "Listeners throw RejectedEventException: 422, and the event is lost.", switches.reject, (on) => ({ reject: on }))}
      ${check("Store down", "The idempotency store throws: 503, and Ralio tries again.", switches.storeDown, (on) => ({ storeDown: on }))}
      ${check("Slow", "Listeners wait before they return.", switches.delayMillis > 0, (on) => ({ delayMillis: on ? 2000 : 0 }))}
      <div class="indent">
        <label class="check">Wait
          <input type="number" name="delay" min="0" max="120000" class="short" value=${delay} onInput=${(event) => setDelay(event.target.value)}
            onChange=${() => set({ delayMillis: Math.max(0, Number.parseInt(delay, 10) || 0) })} />
          ms</label>
      </div>
      <${ralio.Problem} text=${problem} />`;
  }

  ralio.Listen = ({ listen, deliveries, selected, onSelect, children }) => html`
    <div class="columns">
      <section class="card" aria-label="Endpoint">
        <h2>Endpoint</h2>
        <p>This page is an endpoint: the library with a listener for each type.</p>
        <p class="row"><code class="wrap">${listen.url}</code> <${ralio.CopyButton} label="Copy" text=${() => listen.url} /></p>
        <p class="soft">A tunnel to this address shows what Ralio's sandbox really sends.</p>
        <h3>Switches</h3>
        <${Switches} switches=${listen.switches} />
      </section>
      <div class="column">
        <${ralio.DeliveryList} title="Received" deliveries=${deliveries.filter((delivery) => delivery.direction === "received")} selected=${selected}
          onSelect=${onSelect} empty="Nothing has been received yet." />
        ${children}
      </div>
    </div>`;
})();
