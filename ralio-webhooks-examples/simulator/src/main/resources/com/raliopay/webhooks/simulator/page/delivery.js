// One delivery in full: what Ralio does next, its attempts on a time axis, both sides of each attempt, and the body sent.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useEffect, useState } = window.preactHooks;

  const shown = 20_000;

  const states = {
    draft: "draft",
    sending: "sending",
    waiting: "waiting",
    delivered: "delivered",
    refused: "refused",
    "given-up": "given up",
    stopped: "stopped",
  };

  ralio.DeliveryState = ({ delivery }) => html`<span class=${`chip state-${delivery.state}`}>${states[delivery.state] ?? delivery.state}</span>`;

  /** Returns the bytes of a body as text to show. */
  ralio.bodyText = (delivery) => delivery.body.text ?? delivery.body.base64;

  /** Returns one line about a delivery: its latest attempt, or what happens next. */
  ralio.sentence = (delivery) => {
    const latest = delivery.attempts.at(-1);
    return latest ? (latest.kind === "pending" ? "under way…" : latest.sentence) : delivery.next;
  };

  function Next({ delivery }) {
    const counting = delivery.state === "waiting" && delivery.nextAt;
    const now = ralio.useNow(Boolean(counting));
    const text = counting
      ? `next attempt in ${(Math.max(0, delivery.nextAt - now) / 1000).toFixed(1)} s`
      : delivery.next;
    return html`<p class="next"><${ralio.DeliveryState} delivery=${delivery} /> ${text !== states[delivery.state] && html`<span>${text}</span>`}</p>`;
  }

  /** The timeline's rows: this delivery, and the others of the same event. */
  function rows(delivery, deliveries) {
    return deliveries
      .filter((other) => other.id === delivery.id || (delivery.eventId && other.eventId === delivery.eventId))
      .slice(0, 8)
      .sort((a, b) => a.createdAt - b.createdAt)
      .map(ralio.timelineRow);
  }

  ralio.timelineRow = (delivery) => ({
    id: delivery.id,
    title: `${delivery.direction === "received" ? "received" : "sent"} ${ralio.time(delivery.createdAt)}`,
    attempts: delivery.attempts,
    nextAt: delivery.nextAt,
  });

  ralio.Delivery = ({ delivery, deliveries, attempt, observed, canSend, onSelect, onEdit }) => {
    const received = delivery.direction === "received";
    const body = ralio.bodyText(delivery);
    const bodyTitle = received ? "Body received" : "Body sent";
    const last = delivery.attempts.length - 1;
    const [open, setOpen] = useState(attempt ?? last);
    useEffect(() => setOpen(attempt ?? last), [delivery.id, attempt, last]);
    const now = ralio.useNow(["sending", "waiting"].includes(delivery.state));
    return html`
      <section class="card delivery" aria-label="Delivery">
        <header>
          <h2>${delivery.type || delivery.label}</h2>
          <p class="soft wrap">${[delivery.label !== delivery.type && delivery.label, delivery.eventId, delivery.subject].filter(Boolean).join(" · ")}</p>
          <${Next} delivery=${delivery} />
        </header>
        <${ralio.DeliveryActions} key=${delivery.id} delivery=${delivery} canSend=${canSend} onReplayed=${onSelect} onEdit=${onEdit} />
        ${delivery.attempts.length > 0 && html`
          <h3>Timeline</h3>
          <${ralio.Timeline} rows=${rows(delivery, deliveries)} now=${now} onOpen=${onSelect} />
          <h3>Attempts</h3>
          <${ralio.Attempts} attempts=${delivery.attempts} received=${received} open=${open} onOpen=${setOpen} />`}
        ${!observed && !received && html`<${ralio.RegisterObserver} />`}
        <h3>${bodyTitle} <span class="soft">${ralio.bytes(delivery.bytes)}</span></h3>
        <${ralio.TextBlock} label=${bodyTitle} text=${body.slice(0, shown)} />
        ${delivery.body.base64 != null && html`<p class="note">Not UTF-8: shown in base64.</p>`}
        ${body.length > shown && html`<p class="note">Its start is shown.</p>`}
      </section>`;
  };
})();
