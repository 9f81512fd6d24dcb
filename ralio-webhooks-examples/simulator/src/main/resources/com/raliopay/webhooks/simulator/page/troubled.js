// ralio.Troubled: the first deliveries of a load test that had trouble; each opens its timeline in place.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useState } = window.preactHooks;

  ralio.Troubled = ({ report, onOpen }) => {
    const [opened, setOpened] = useState(null);
    if (report.troubled.length === 0) {
      return null;
    }
    const toggle = (key, id) => {
      setOpened(opened === key ? null : key);
      if (opened !== key) {
        onOpen?.(id);
      }
    };
    return html`<section class="card">
      <h2>
        Troubled deliveries${" "}
        <span class="soft">
          ${report.troubledCount > report.troubled.length
            ? `the first ${report.troubled.length} of ${ralio.count(report.troubledCount)}`
            : ralio.count(report.troubledCount)}
        </span>
      </h2>
      <ul class="troubled">
        ${report.troubled.map((delivery) => {
          const key = `${delivery.kind} ${delivery.id}`;
          return html`<${Delivery}
            key=${key}
            delivery=${delivery}
            open=${opened === key}
            running=${report.running}
            onToggle=${() => toggle(key, delivery.id)}
          />`;
        })}
      </ul>
    </section>`;
  };

  function Delivery({ delivery, open, running, onToggle }) {
    return html`<li>
      <button type="button" class="troubled-head" aria-expanded=${open} onClick=${onToggle}>
        <span class="troubled-id">${delivery.id}</span>
        <span class="soft">${delivery.kind === "event" ? "" : `${delivery.kind} of `}${delivery.type}</span>
        <span class="troubled-marks">
          ${delivery.attempts.slice(0, 12).map((attempt) => html`<span class=${`mark mark-${attempt.kind}`}></span>`)}
          ${delivery.attempts.length > 12 && html`<span class="soft">+${delivery.attempts.length - 12}</span>`}
        </span>
        <span>${outcome(delivery, running)}</span>
      </button>
      ${open && html`<${Attempts} delivery=${delivery} />`}
    </li>`;
  }

  function outcome(delivery, running) {
    if (delivery.kind === "forgery" && delivery.outcome === "delivered") {
      return "accepted";
    }
    return running && delivery.outcome === "unfinished" ? "to retry" : delivery.outcome;
  }

  function Attempts({ delivery }) {
    const [chosen, setChosen] = useState(-1);
    const row = { id: delivery.id, title: delivery.type, attempts: delivery.attempts };
    return html`<div class="troubled-body">
      <${ralio.Timeline} rows=${[row]} onOpen=${(id, index) => setChosen(index)} />
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">attempt</th>
            <th scope="col">started</th>
            <th scope="col">took</th>
            <th scope="col" class="text">answer</th>
          </tr>
        </thead>
        <tbody>
          ${delivery.attempts.map(
            (attempt, index) =>
              html`<tr class=${index === chosen ? "chosen" : ""} aria-current=${index === chosen}>
                <th scope="row">${index + 1}</th>
                <td>${ralio.time(attempt.at)}</td>
                <td>${ralio.millis(attempt.millis)}</td>
                <td class="text"><span class=${`mark mark-${attempt.kind}`}></span> ${attempt.label}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
})();
