// The form that composes an event, its signature and how often it is delivered, and sends it.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useEffect, useRef, useState } = window.preactHooks;

  const signatures = [
    ["right", "Right", "Signed with the secret, over exactly these bytes."],
    ["wrong", "Wrong", "Signed with another secret."],
    ["none", "None", "No X-Signature header."],
    ["bit", "One bit", "Signed right, then one bit of the body is changed."],
  ];
  const modes = [
    ["once", "Once", "One attempt, whatever the answer."],
    ["retries", "Retries", "Again after a 5xx or no answer, with growing waits."],
    ["twice", "Twice", "Again after the first has ended: the second is a duplicate."],
    ["together", "Together", "Twice at the same time: one of them has to wait."],
  ];

  /** Returns the event ids in a body, with their names: [["id", "…"]]. */
  function idsOf({ text }) {
    return ["id", "eventId"].map((name) => [name, text === undefined ? null : ralio.jsonText.read(text, name)]).filter(([, id]) => id);
  }

  /** Returns the body with a new event id if its id was sent before. */
  function withNewId(body, sent) {
    const known = idsOf(body).find(([, id]) => sent.has(id));
    return known ? { text: ralio.jsonText.replace(body.text, known[0], crypto.randomUUID()) } : body;
  }

  /** The result of what was sent last, where the eyes are after pressing Send. */
  function Result({ delivery }) {
    const attempt = delivery?.attempts.at(-1);
    return attempt
      ? html`
        <div class="result">
          <span class=${`mark mark-${attempt.kind}`}></span>
          <div><p>${ralio.sentence(delivery)}</p>${ralio.hint(attempt) && html`<p class="note">${attempt.hint}</p>`}</div>
        </div>`
      : null;
  }

  /** `draft` is the id of a delivery to edit, in an object of its own for each request. */
  ralio.Composer = ({ state, deliveries, active, draft, onSent }) => {
    const [choice, setChoice] = useState(`type:${state.types[0]}`);
    const [subject, setSubject] = useState("user");
    const [subjectId, setSubjectId] = useState("");
    const [composed, setComposed] = useState(null);
    const [body, setBody] = useState(null);
    const [signature, setSignature] = useState("right");
    const [mode, setMode] = useState("retries");
    const [fresh, setFresh] = useState(true);
    const parsed = ralio.useParsed(body);
    const [run, problem, busy] = ralio.useAction();
    const [latest, setLatest] = useState(null);
    const sent = useRef(new Set());
    const asked = useRef(0);
    const form = useRef(null);

    const compose = (from, about, id) =>
      run(async () => {
        const question = ++asked.current;
        const answer = await ralio.api.post("/api/compose", {
          source: ralio.sourceOf(from),
          ...(from.startsWith("type:") && { subject: about, ...(id.trim() && { subjectId: id.trim() }) }),
        });
        if (question === asked.current) {
          setComposed(answer);
          setBody(answer.body);
        }
      });
    useEffect(() => {
      compose(choice, subject, subjectId);
    }, [choice, subject]);
    useEffect(() => {
      if (draft) {
        const edited = `delivery:${draft.id}`;
        setChoice(edited);
        if (edited === choice) {
          compose(edited, subject, subjectId);
        }
        form.current.querySelector("textarea").focus();
      }
    }, [draft]);

    const send = () =>
      run(async () => {
        const bytes = fresh ? withNewId(body, sent.current) : body;
        setBody(bytes);
        const { ids } = await ralio.api.post("/api/deliveries", { body: bytes, signature, mode, source: composed?.label ?? "" });
        idsOf(bytes).forEach(([, id]) => sent.current.add(id));
        setLatest(ids[0]);
        onSent(ids[0]);
      });
    const show = ({ start, end }) => {
      const area = form.current.querySelector("textarea");
      area.focus();
      area.setSelectionRange(start, end);
    };
    const again = () => compose(choice, subject, subjectId);
    const ready = body && !busy && state.to;
    ralio.useShortcuts(active ? { s: () => ready && send(), g: again } : {});
    const onKey = (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && ready) {
        event.preventDefault();
        send();
      }
    };
    const submit = (event) => {
      event.preventDefault();
      send();
    };
    return html`
      <form ref=${form} class="composer card" aria-label="Send an event" onSubmit=${submit} onKeyDown=${onKey}>
        <div class="event">
          <${ralio.SourceList} state=${state} deliveries=${deliveries} choice=${choice} onChoice=${setChoice} />
          ${choice.startsWith("type:") && html`
            <div class="fields">
              <${ralio.Field} label="Subject">
                <select value=${subject} onChange=${(event) => setSubject(event.target.value)}>
                  <option value="user">user</option>
                  <option value="related-party">related party</option>
                </select>
              <//>
              <${ralio.Field} label="Subject id">
                <input type="text" placeholder="random" value=${subjectId} spellcheck=${false} autocomplete="off"
                  onInput=${(event) => setSubjectId(event.target.value)} onChange=${again} />
              <//>
            </div>`}
          <${ralio.BodyEditor} body=${body} parsed=${parsed} onBody=${setBody} />
        </div>
        <div class="decide">
          <${ralio.Verdict} parsed=${parsed} body=${body} onShow=${show} />
          <${ralio.Choice} legend="Signature" name="signature" value=${signature} options=${signatures} onChange=${setSignature} />
          <${ralio.Choice} legend="Deliver" name="mode" value=${mode} options=${modes} onChange=${setMode} />
          <${ralio.Problem} text=${problem} />
          <div class="row">
            <button type="submit" class="primary" disabled=${!ready} aria-keyshortcuts="s">Send</button>
            <button type="button" aria-keyshortcuts="g" onClick=${again}>New event</button>
            <label class="check"><input type="checkbox" checked=${fresh} onChange=${(event) => setFresh(event.target.checked)} /> New id each time</label>
          </div>
          <${Result} delivery=${deliveries.find((delivery) => delivery.id === latest)} />
          ${!state.to && html`<p class="note">Nothing to send to: start the inspector with <code>--to URL</code>.</p>`}
        </div>
      </form>`;
  };
})();
