// The list of deliveries: a row for each with both sides in one line, or the same deliveries on a time axis.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useRef, useState } = window.preactHooks;

  const onAxis = 20;

  function Row({ delivery, mixed, selected, compared, onSelect, onCompare }) {
    const marks = delivery.attempts.slice(-6);
    return html`
      <li class=${selected ? "delivery-row selected" : "delivery-row"}>
        ${onCompare && html`
          <input type="checkbox" checked=${compared} onChange=${() => onCompare(delivery.id)}
            aria-label=${`Compare ${delivery.type || delivery.label}, ${ralio.time(delivery.createdAt)}`} />`}
        <button type="button" data-id=${delivery.id} aria-current=${selected ? "true" : undefined} onClick=${() => onSelect(delivery.id)}>
          <span class="first">
            <span class="marks" aria-hidden="true">${marks.map((attempt) => html`<span key=${attempt.number} class=${`mark mark-${attempt.kind}`}></span>`)}</span>
            <strong>${delivery.type || delivery.label}</strong>
            ${delivery.signature !== "right" && delivery.direction === "sent" && html`<span class="chip">signature: ${delivery.signature}</span>`}
            ${mixed && delivery.direction === "received" && html`<span class="chip">received</span>`}
            <span class="soft time number">${ralio.time(delivery.createdAt).slice(0, 8)}</span>
          </span>
          <span class="second">
            <span class="sentence">${ralio.sentence(delivery)}</span>
            <${ralio.DeliveryState} delivery=${delivery} />
          </span>
        </button>
      </li>`;
  }

  function OnAxis({ deliveries, onSelect }) {
    const shown = deliveries.filter((delivery) => delivery.attempts.length > 0).slice(0, onAxis);
    const now = ralio.useNow(shown.some((delivery) => ["sending", "waiting"].includes(delivery.state)));
    const rows = shown.map((delivery) => ({ ...ralio.timelineRow(delivery), title: `${delivery.type || delivery.label}${delivery.direction === "received" ? ", received" : ""}` }));
    return html`
      <div class="axis">
        <${ralio.Timeline} rows=${rows} now=${now} onOpen=${onSelect} />
        <${ralio.TimelineLegend} />
        ${deliveries.length > onAxis && html`<p class="note">The latest ${onAxis} are shown.</p>`}
      </div>`;
  }

  /** `compare` is {ids, onCompare} where rows can be chosen for a comparison. `empty` says how to get the first row. */
  ralio.DeliveryList = ({ title, deliveries, selected, onSelect, compare, empty, children }) => {
    const [view, setView] = useState("list");
    const list = useRef(null);
    const move = (step) => {
      const at = deliveries.findIndex((delivery) => delivery.id === selected);
      const target = deliveries[Math.min(deliveries.length - 1, Math.max(0, at + step))];
      if (target) {
        onSelect(target.id);
        list.current?.querySelector(`[data-id="${CSS.escape(target.id)}"]`)?.focus();
      }
    };
    const mixed = deliveries.some((delivery) => delivery.direction !== "received");
    const toggle = () => setView(view === "list" ? "axis" : "list");
    ralio.useShortcuts({ j: () => move(1), k: () => move(-1), v: toggle });
    return html`
      <section class="card list" aria-label=${title}>
        <header class="row spread">
          <h2>${title} <span class="soft">${deliveries.length}</span></h2>
          <button type="button" class="quiet" aria-pressed=${view === "axis"} aria-keyshortcuts="v" onClick=${toggle}>Timeline</button>
        </header>
        ${children}
        ${deliveries.length === 0 && html`<p class="soft empty">${empty}</p>`}
        ${deliveries.length > 0 && view === "axis" && html`<${OnAxis} deliveries=${deliveries} onSelect=${onSelect} />`}
        ${deliveries.length > 0 && view === "list" && html`
          <ol ref=${list}>
            ${deliveries.map((delivery) => html`
              <${Row} key=${delivery.id} delivery=${delivery} mixed=${mixed} selected=${delivery.id === selected} onSelect=${onSelect}
                compared=${compare?.ids.includes(delivery.id)} onCompare=${compare?.onCompare} />`)}
          </ol>`}
      </section>`;
  };
})();
