// What the page knows: the server's state and the deliveries, kept current by server-sent events.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { useEffect, useRef, useState } = window.preactHooks;
  const kept = 500;

  function withDelivery(deliveries, changed) {
    const at = deliveries.findIndex((delivery) => delivery.id === changed.id);
    return at < 0 ? [changed, ...deliveries].slice(0, kept) : deliveries.with(at, changed);
  }

  const finished = (delivery) => (delivery?.attempts ?? []).filter((attempt) => attempt.kind !== "pending").at(-1);

  /** Returns what to announce of a changed delivery: the sentence of its latest attempt, if that is new. */
  function announcement(before, after) {
    const [known, latest] = [finished(before), finished(after)];
    return latest && (latest.number !== known?.number || latest.sentence !== known.sentence)
      ? `${after.type || after.label}: ${latest.sentence}`
      : null;
  }

  /** A hook: {state, deliveries, load, connected, news}, or state null until the server has answered. */
  ralio.useInspector = () => {
    const [state, setState] = useState(null);
    const [deliveries, setDeliveries] = useState([]);
    const [load, setLoad] = useState(null);
    const [connected, setConnected] = useState(true);
    const [news, setNews] = useState("");
    const current = useRef(new Map());

    useEffect(() => {
      const stream = new EventSource("/api/stream");
      const on = (name, change) => stream.addEventListener(name, (event) => change(JSON.parse(event.data)));
      stream.onopen = async () => {
        let answer;
        try {
          answer = await ralio.api.get("/api/state");
        } catch {
          return; // The stream ends, too, and is opened again.
        }
        const { history, ...rest } = answer;
        current.current = new Map(history.map((delivery) => [delivery.id, delivery]));
        setDeliveries(history);
        setState(rest);
        setLoad(rest.load);
        setConnected(true);
      };
      stream.onerror = () => setConnected(false);
      on("delivery", (delivery) => {
        const sentence = announcement(current.current.get(delivery.id), delivery);
        current.current.set(delivery.id, delivery);
        setDeliveries((all) => withDelivery(all, delivery));
        if (sentence) {
          setNews(sentence);
        }
        if (delivery.direction === "sent" && delivery.attempts.some((attempt) => attempt.observation)) {
          setState((known) => (known && !known.observed ? { ...known, observed: true } : known));
        }
      });
      on("removed", ({ id }) => {
        current.current.delete(id);
        setDeliveries((all) => all.filter((delivery) => delivery.id !== id));
      });
      on("state", (changed) => {
        setState((known) => ({ ...known, ...changed }));
        setLoad(changed.load);
      });
      on("load", setLoad);
      return () => stream.close();
    }, []);

    return { state, deliveries, load, connected, news };
  };

  /** A hook: the time in milliseconds, updated four times a second while `running`. */
  ralio.useNow = (running) => {
    const [now, setNow] = useState(Date.now());
    useEffect(() => {
      if (!running) {
        return undefined;
      }
      setNow(Date.now());
      const timer = setInterval(() => setNow(Date.now()), 250);
      return () => clearInterval(timer);
    }, [running]);
    return now;
  };
})();
