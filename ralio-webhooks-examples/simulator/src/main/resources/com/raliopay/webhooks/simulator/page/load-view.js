// ralio.LoadView: a load test while it runs, and its report.
//
// Props: report  the LoadReport
//        onOpen(id), called when a troubled delivery is opened
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useState } = window.preactHooks;

  const KINDS = ["events", "duplicates", "forgeries"];
  const FIGURES = [
    ["sent", "sent"],
    ["delivered", "delivered"],
    ["refused", "refused"],
    ["given up", "givenUp"],
    ["unfinished", "unfinished"],
    ["attempts", "attempts"],
    ["retries", "retries"],
  ];
  const { count, millis } = ralio;

  ralio.LoadView = ({ report, onOpen }) =>
    html`<div class="load-view">
      <${Verdict} report=${report} />
      <${Summary} report=${report} />
      <div class="load-cards">
        <${Card} title="Deliveries"><${Deliveries} report=${report} /><//>
        <${Card} title="Answers"><${Answers} report=${report} /><//>
        <${Charts} report=${report} />
      </div>
      <${ralio.Troubled} report=${report} onOpen=${onOpen} />
    </div>`;

  function Card({ title, children }) {
    return html`<section class="card">
      <h2>${title}</h2>
      ${children}
    </section>`;
  }

  function Verdict({ report }) {
    const ended = sum(report, "delivered") + sum(report, "refused") + sum(report, "givenUp");
    const planned = sum(report, "planned");
    const problems = report.problems.length > 0;
    return html`
      ${report.running &&
      html`<div class="load-progress">
        <progress max=${planned} value=${ended} aria-label="Deliveries that have ended"></progress>
        <span>${count(ended)} of ${count(planned)}, ${count(report.waiting)} to retry</span>
      </div>`}
      <div role="status">
        ${(problems || !report.running) &&
        html`<div class=${`verdict ${problems || report.interrupted ? "bad" : "good"}`}>
          ${problems ? html`<${Problems} problems=${report.problems} />` : verdict(report)}
        </div>`}
      </div>
    `;
  }

  function Problems({ problems }) {
    return html`Not as expected:
      <ul>
        ${problems.map((problem) => html`<li>${problem}</li>`)}
      </ul>`;
  }

  function verdict(report) {
    return report.interrupted
      ? "Interrupted; as expected so far."
      : "As expected: all events delivered, all forgeries refused.";
  }

  function Summary({ report }) {
    const { latencyMillis: latency } = report;
    const facts = [
      [report.running ? "running for" : "took", millis(report.seconds * 1000)],
      ["attempts", count(report.attempts)],
      ["attempts per second", count(Math.round(report.attemptsPerSecond))],
      ["p50", millis(latency.p50)],
      ["p90", millis(latency.p90)],
      ["p99", millis(latency.p99)],
      ["p99.9", millis(latency.p999)],
      ["max", millis(latency.max)],
    ];
    return html`<dl class="load-facts">
        ${facts.map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      <div>
        ${report.command && html`<pre class="load-command">${report.command}</pre>`}
        <p class="soft">
          Started ${new Date(report.startedAt).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "medium" })},
          seed ${report.settings.seed}
        </p>
      </div>`;
  }

  function Deliveries({ report }) {
    return html`<table class="figures">
      <thead>
        <tr>
          <td></td>
          ${KINDS.map((kind) => html`<th scope="col">${kind}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${FIGURES.map(
          ([name, figure]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${KINDS.map((kind) => html`<td class=${report[kind][figure] === 0 ? "soft" : ""}>${count(report[kind][figure])}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  function Answers({ report }) {
    if (report.answers.length === 0) {
      return html`<p class="soft">No attempt has ended.</p>`;
    }
    const attempts = Object.entries(report.attemptsPerEvent);
    return html`<table class="figures">
        <thead>
          <tr>
            <th scope="col">answer</th>
            <th scope="col">attempts</th>
            <th scope="col" class="text">the first one</th>
          </tr>
        </thead>
        <tbody>
          ${report.answers.map(
            (row) =>
              html`<tr>
                <th scope="row">${row.answer}</th>
                <td>${count(row.count)}</td>
                <td class="text"><code>${row.example}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${attempts.length > 0 &&
      html`<p class="soft">
        Attempts per event:${" "}
        ${attempts.map(([number, events]) => `${number} for ${ralio.plural(events, "event")}`).join(", ")}.
      </p>`}`;
  }

  function Charts({ report }) {
    const { latencyMillis: latency, timelineSeconds } = report;
    const span = `over ${ralio.plural(report.timeline.length * timelineSeconds, "second")}`;
    const most = Math.max(0, ...report.timeline.map((point) => point.waiting));
    return html`
      <${Card} title="Answers per second">
        <${ralio.Chart}
          label=${`Answers per second ${span}, ${count(Math.round(report.attemptsPerSecond))} on average. The figures are in the table.`}
          configure=${ralio.charts.answers(report)}
        />
      <//>
      <${Card} title="Latency over time">
        <${ralio.Chart}
          label=${`Latency ${span}: p50 ${millis(latency.p50)}, p99 ${millis(latency.p99)} in total. The figures are in the table.`}
          configure=${ralio.charts.latency(report)}
        />
      <//>
      <${Card} title="Waiting for retry">
        <${ralio.Chart}
          label=${`Deliveries that wait for their next attempt ${span}: ${count(most)} at most. The figures are in the table.`}
          configure=${ralio.charts.waiting(report)}
        />
      <//>
      <${Card} title="Latency distribution">
        <${ralio.Chart}
          label=${`Latency distribution: half took up to ${millis(latency.p50)}, 99 of 100 up to ${millis(latency.p99)}, the slowest ${millis(latency.max)}. The figures are in the table.`}
          configure=${ralio.charts.histogram(report)}
        />
      <//>
      <section class="card load-tables">
        <${Figures} summary="Figures over time" head=${["from", ...ralio.kinds, "p50", "p99", "waiting"]}
          rows=${() =>
            report.timeline.map((point) => [
              `${point.second} s`,
              ...ralio.kinds.map((kind) => count(point.answers[kind])),
              point.p50 == null ? "–" : millis(point.p50),
              point.p99 == null ? "–" : millis(point.p99),
              count(point.waiting),
            ])}
        />
        <${Figures} summary="Figures of the latency distribution" head=${["from", "to", "attempts"]}
          rows=${() =>
            report.latencyDistribution.map((bin) => [millis(bin.fromMillis), millis(bin.toMillis), count(bin.count)])}
        />
      </section>
    `;
  }

  /** A table that exists only while it is open: it may be long, and a running test changes it often. */
  function Figures({ summary, head, rows }) {
    const [open, setOpen] = useState(false);
    return html`<details onToggle=${(event) => setOpen(event.currentTarget.open)}>
      <summary>${summary}</summary>
      ${open &&
      html`<div class="scroll" tabindex="0" role="region" aria-label=${summary}>
        <table class="figures">
          <thead>
            <tr>
              ${head.map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows().map(
              ([first, ...others]) =>
                html`<tr>
                  <th scope="row">${first}</th>
                  ${others.map((value) => html`<td>${value}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`}
    </details>`;
  }

  function sum(report, figure) {
    return KINDS.reduce((total, kind) => total + report[kind][figure], 0);
  }
})();
