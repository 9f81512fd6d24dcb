// The inspector's page: its tabs, the selected delivery, and what is announced to screen readers.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useEffect, useState } = window.preactHooks;

  function Status({ state, connected }) {
    return html`
      <ul class="status">
        ${state.to && html`<li><span class="soft">sends to</span> <code>${state.to}</code></li>`}
        <li class=${state.observed ? "on" : "off"}>${state.observed ? "observer connected" : "no observer yet"}</li>
        ${!connected && html`<li class="lost" role="alert">disconnected</li>`}
      </ul>`;
  }

  function Tabs({ tabs, tab, onTab }) {
    const onKey = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        const next = (tabs.findIndex(([id]) => id === tab) + step + tabs.length) % tabs.length;
        onTab(tabs[next][0]);
        event.currentTarget.children[next].focus();
      }
    };
    return html`
      <div class="tabs" role="tablist" aria-label="Views" onKeyDown=${onKey}>
        ${tabs.map(([id, label]) => html`
          <button key=${id} type="button" role="tab" id=${`tab-${id}`} aria-selected=${id === tab} aria-controls="view" tabindex=${id === tab ? 0 : -1}
            onClick=${() => onTab(id)}>${label}</button>`)}
      </div>`;
  }

  function App() {
    const { state, deliveries, load, connected, news } = ralio.useInspector();
    const [tab, setTab] = useState(null);
    const [selection, setSelection] = useState({ id: null, attempt: null });
    const [draft, setDraft] = useState(null);
    const [focusFilter, setFocusFilter] = useState(null);

    const tabs = [["send", "Send"], ...(state?.listen ? [["listen", "Listen"]] : []), ["history", "History"], ["load", "Load"]];
    const open = tab ?? "send";
    useEffect(() => {
      document.title = `${tabs.find(([id]) => id === open)[1]} · Ralio inspector`;
    }, [open]);
    ralio.useShortcuts({
      ...Object.fromEntries(tabs.map(([id], index) => [String(index + 1), () => setTab(id)])),
      "/": () => {
        setTab("history");
        setFocusFilter({});
      },
    });
    if (!state) {
      return html`<main><p class="soft empty">${connected ? "Connecting…" : "The inspector does not answer. Is it still running?"}</p></main>`;
    }

    const select = (id, attempt = null) => setSelection({ id, attempt });
    const sent = deliveries.filter((delivery) => delivery.direction === "sent");
    const selected = deliveries.find((delivery) => delivery.id === selection.id);
    const edit = () => {
      setTab("send");
      setDraft({ id: selected.id });
    };
    const detail = selected && html`
      <${ralio.Delivery} delivery=${selected} deliveries=${deliveries} attempt=${selection.attempt} observed=${state.observed}
        canSend=${Boolean(state.to)} onSelect=${select} onEdit=${edit} />`;
    const nothing = html`<p class="soft empty">Select a delivery to see it in full.</p>`;
    return html`
      <header class="top">
        <h1>Ralio inspector</h1>
        <${Tabs} tabs=${tabs} tab=${open} onTab=${setTab} />
        <${Status} state=${state} connected=${connected} />
        <${ralio.ShortcutsButton} />
      </header>
      <main id="view" role="tabpanel" aria-labelledby=${`tab-${open}`}>
        <div class="columns" hidden=${open !== "send"}>
          <${ralio.Composer} state=${state} deliveries=${deliveries} active=${open === "send"} draft=${draft} onSent=${select} />
          ${open === "send" && html`
            <div class="column">
              <${ralio.DeliveryList} title="Deliveries" deliveries=${sent} selected=${selection.id} onSelect=${select}
                empty="Nothing has been sent yet. Choose an event and press Send, or the key s." />
              ${detail}
              ${!selected && !state.observed && html`<div class="card"><${ralio.RegisterObserver} /></div>`}
            </div>`}
        </div>
        ${open === "listen" && html`
          <${ralio.Listen} listen=${state.listen} deliveries=${deliveries} selected=${selection.id} onSelect=${select}>${detail}<//>`}
        ${open === "history" && html`
          <${ralio.History} deliveries=${deliveries} selected=${selection.id} onSelect=${select} focusFilter=${focusFilter}>${detail ?? nothing}<//>`}
        ${open === "load" && html`<${ralio.Load} canSend=${Boolean(state.to)} report=${load} />`}
      </main>
      <div class="hidden" aria-live="polite">${news}</div>`;
  }

  window.preact.render(html`<${App} />`, document.getElementById("app"));
})();
