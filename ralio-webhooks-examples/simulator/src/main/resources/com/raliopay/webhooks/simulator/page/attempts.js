// The attempts of a delivery: both sides of each in one line, and in full when opened.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;

  /** Of a received delivery, the headers are those of the request. */
  function Answer({ attempt, received }) {
    if (attempt.status === 0) {
      return html`<section class="side" aria-label="Answer"><h4>Answer</h4><p>${attempt.label}</p></section>`;
    }
    const leftOut = attempt.headersLeftOut;
    return html`
      <section class="side" aria-label="Answer">
        <h4>Answer</h4>
        <p><span class=${`kind-${attempt.kind}`}><strong>${attempt.status}</strong></span> in ${ralio.millis(attempt.millis)}</p>
        <details>
          <summary>${`${ralio.plural(attempt.headers.length + leftOut, "header")}${received ? " of the request" : ""}`}</summary>
          <table class="headers">
            <tbody>${attempt.headers.map(([name, value], index) => html`<tr key=${index}><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody>
          </table>
          ${leftOut > 0 && html`<p class="note">${ralio.plural(leftOut, "more header")} left out.</p>`}
        </details>
        ${attempt.body === ""
          ? html`<p class="soft">No body.</p>`
          : html`<${ralio.TextBlock} label="Body of the answer" text=${attempt.body} />`}
        ${attempt.bodyLeftOut && html`<p class="note">The rest of the body is left out.</p>`}
      </section>`;
  }

  /** Returns what to try, unless the endpoint's side tells more. */
  ralio.hint = (attempt) => (attempt.observation ? "" : attempt.hint);

  function Attempt({ attempt, received, open, onToggle }) {
    const pending = attempt.kind === "pending";
    return html`
      <li class=${open ? "attempt open" : "attempt"}>
        <button type="button" class="attempt-head" aria-expanded=${open} onClick=${onToggle}>
          <span class=${`mark mark-${attempt.kind}`}></span>
          <span class="number">#${attempt.number}</span>
          <span class="sentence">${pending ? "under way…" : attempt.sentence}</span>
          <span class="soft number">${ralio.time(attempt.at)}</span>
        </button>
        ${open && !pending && html`
          <div class="attempt-body">
            ${ralio.hint(attempt) && html`<p class="hint">${attempt.hint}</p>`}
            <div class="sides">
              <${Answer} attempt=${attempt} received=${received} />
              ${attempt.observation && html`<${ralio.Observation} observation=${attempt.observation} />`}
            </div>
          </div>`}
      </li>`;
  }

  /** `open` is the index of the attempt that is shown in full, or null. */
  ralio.Attempts = ({ attempts, received, open, onOpen }) => html`
    <ol class="attempts" aria-label="Attempts">
      ${attempts.map((attempt, index) => html`
        <${Attempt} key=${attempt.number} attempt=${attempt} received=${received} open=${index === open} onToggle=${() => onOpen(index === open ? null : index)} />`)}
    </ol>`;
})();
