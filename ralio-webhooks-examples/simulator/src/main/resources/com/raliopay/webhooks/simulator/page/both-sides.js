// What the merchant's observer reported of an attempt, and the line that registers it.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;

  const defaultAddress = "http://127.0.0.1:4040";

  function registration() {
    const own = location.origin.replace("localhost", "127.0.0.1");
    return own === defaultAddress
      ? ".observer(InspectorObserver.connect())"
      : `.observer(InspectorObserver.connect(URI.create("${own}")))`;
  }

  /** How to see the endpoint's side, until an observer has reported. */
  ralio.RegisterObserver = () => html`
    <div class="callout">
      <p><strong>See your endpoint's side, too.</strong> Add this line to the builder of your dispatcher, in development:</p>
      <div class="row"><code class="wrap">${registration()}</code><${ralio.CopyButton} label="Copy" text=${registration} /></div>
      <p class="soft">It is in the simulator's jar, and reports each outcome to this page, with its reason.</p>
    </div>`;

  function Stages({ stages, total }) {
    const longest = Math.max(total, ...stages.map((stage) => stage.millis), 0.001);
    return html`
      <table class="stages">
        <caption>Time by stage</caption>
        <tbody>
          ${stages.map((stage, index) => html`
            <tr key=${index}>
              <th scope="row">${stage.name}</th>
              <td class="bar"><div style=${{ width: `${Math.max(1, (100 * stage.millis) / longest)}%` }}></div></td>
              <td class="number">${ralio.millis(stage.millis)}</td>
            </tr>`)}
          <tr class="total"><th scope="row">total</th><td></td><td class="number">${ralio.millis(total)}</td></tr>
        </tbody>
      </table>`;
  }

  ralio.Observation = ({ observation }) => {
    const facts = [
      ["Outcome", html`<code class=${`outcome kind-${String(observation.status)[0]}xx`}>${observation.outcome}</code> ${observation.status}`],
      ["Reason", observation.reason],
      ["At fault", observation.pointer && html`<code>${observation.pointer}</code>`],
      ["Bytes", observation.change],
      ["Listeners", observation.listeners.length ? observation.listeners.join(", ") : "none ran"],
      ["Claim", observation.claim],
      ["Signature", observation.signature],
      ["Content type", observation.contentType],
      ["Received", `${ralio.bytes(observation.bytes)}, SHA-256 ${observation.sha256.slice(0, 16)}…`],
      ["Starts with", observation.start && html`<code class="wrap">${observation.start}</code>`],
    ].filter(([, value]) => value);
    return html`
      <section class="side" aria-label="Your endpoint">
        <h4>Your endpoint</h4>
        <dl class="facts">
          ${facts.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}
        </dl>
        ${observation.stages.length > 0 && html`<${Stages} stages=${observation.stages} total=${observation.millis} />`}
      </section>`;
  };
})();
