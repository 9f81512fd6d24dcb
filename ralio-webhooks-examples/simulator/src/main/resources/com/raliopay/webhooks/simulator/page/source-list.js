// What an event is composed from: a type, an odd case, a fixture, or a delivery of the history.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;

  /** Returns what POST /api/compose wants for a choice of the list, "kind:name". */
  ralio.sourceOf = (choice) => {
    const [kind, name] = [choice.slice(0, choice.indexOf(":")), choice.slice(choice.indexOf(":") + 1)];
    return kind === "delivery" ? { delivery: name, freshId: true } : { [kind]: name };
  };

  ralio.SourceList = ({ state, deliveries, choice, onChoice }) => {
    const latest = deliveries.slice(0, 20);
    const edited = deliveries.find((delivery) => choice === `delivery:${delivery.id}`);
    const recent = edited && !latest.includes(edited) ? [edited, ...latest] : latest;
    return html`
      <${ralio.Field} label="Event" wide>
        <select value=${choice} onChange=${(event) => onChoice(event.target.value)}>
          <optgroup label="Event types">
            ${state.types.map((type) => html`<option key=${type} value=${`type:${type}`}>${type}</option>`)}
          </optgroup>
          <optgroup label="Odd cases">
            ${state.odd.map((odd) => html`<option key=${odd.name} value=${`odd:${odd.name}`}>${odd.title}</option>`)}
          </optgroup>
          <optgroup label="Fixtures of the library">
            ${state.fixtures.map((fixture) => html`<option key=${fixture.name} value=${`fixture:${fixture.name}`}>${fixture.name}</option>`)}
          </optgroup>
          <optgroup label="History">
            ${recent.map((delivery) => html`
              <option key=${delivery.id} value=${`delivery:${delivery.id}`}>${`${delivery.type || delivery.label}, ${ralio.time(delivery.createdAt)}`}</option>`)}
          </optgroup>
        </select>
      <//>`;
  };
})();
