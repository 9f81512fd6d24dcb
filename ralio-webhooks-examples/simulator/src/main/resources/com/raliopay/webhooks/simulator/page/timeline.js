// ralio.Timeline: one line for each event, one mark for each attempt, waits to scale on a shared time axis.
//
// Props: rows  [{id, title, attempts: [{at, millis, label, kind}], nextAt?}], times in epoch milliseconds
//        now   the time up to which an attempt under way is drawn; the time of rendering without it
//        onOpen(id, attemptIndex), called when a mark is chosen
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useLayoutEffect, useRef, useState } = window.preactHooks;

  const MARK_WIDTH = 16; // pixels between two marks, so that each can be pointed at
  const STEPS = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 900e3, 1800e3,
    3600e3, 7200e3, 21600e3, 43200e3, 86400e3,
  ];

  ralio.Timeline = ({ rows, now = Date.now(), onOpen }) => {
    const track = useRef(null);
    const [width, setWidth] = useState(600);
    useLayoutEffect(() => {
      if (!track.current) {
        return undefined;
      }
      const measure = () => setWidth(track.current?.clientWidth || 600);
      const observer = new ResizeObserver(measure);
      observer.observe(track.current);
      measure();
      return () => observer.disconnect();
    }, [rows.length === 0]);
    if (rows.every((row) => row.attempts.length === 0)) {
      return html`<p class="soft">No attempt yet.</p>`;
    }
    const scale = timeScale(rows, now);
    const ticks = ticksOf(scale, width);
    return html`<div class="timeline">
      <div class="timeline-row timeline-axis" aria-hidden="true">
        <div class="timeline-title">from ${ralio.time(scale.from)}</div>
        <div class="timeline-track" ref=${track}>
          ${ticks.map((tick) => html`<span class="timeline-tick" style=${{ left: tick.left }}>${tick.label}</span>`)}
        </div>
      </div>
      ${rows.map((row) => html`<${Row} key=${row.id} ...${{ row, now, scale, ticks, width, onOpen }} />`)}
    </div>`;
  };

  function Row({ row, now, scale, ticks, width, onOpen }) {
    const marks = spread(
      row.attempts.map((attempt) => scale.share(end(attempt, now)) * width),
      width,
    );
    return html`<div class="timeline-row" role="group" aria-label=${row.title}>
      <div class="timeline-title" title=${row.title}>${row.title}</div>
      <div class="timeline-track">
        ${ticks.map((tick) => html`<span class="timeline-grid" style=${{ left: tick.left }}></span>`)}
        ${waits(row).map((wait) => html`<span class="timeline-wait" style=${scale.span(wait.from, wait.to)}></span>`)}
        ${row.attempts.map(
          (attempt) =>
            html`<span
              class=${`timeline-took kind-${attempt.kind}`}
              style=${scale.span(attempt.at, end(attempt, now))}
            ></span>`,
        )}
        ${row.nextAt && html`<span class="timeline-next" style=${{ left: percent(scale.share(row.nextAt)) }}></span>`}
        ${row.attempts.map(
          (attempt, index) =>
            html`<button
              type="button"
              class="timeline-mark"
              style=${{ left: percent(marks[index] / width) }}
              aria-label=${`${row.title}, ${describe(attempt, index)}`}
              title=${describe(attempt, index)}
              onClick=${() => onOpen?.(row.id, index)}
            >
              <span class=${`mark mark-${attempt.kind}`}></span>
            </button>`,
        )}
      </div>
    </div>`;
  }

  /** The marks' meaning, for a place near timelines. */
  ralio.TimelineLegend = () =>
    html`<ul class="timeline-legend">
      ${[...ralio.kinds, "pending"].map(
        (kind) => html`<li><span class=${`mark mark-${kind}`}></span> ${ralio.kindNames[kind]}</li>`,
      )}
    </ul>`;

  function timeScale(rows, now) {
    const attempts = rows.flatMap((row) => row.attempts);
    const from = Math.min(...attempts.map((attempt) => attempt.at));
    const to = Math.max(
      from + 1,
      ...attempts.map((attempt) => end(attempt, now)),
      ...rows.map((row) => row.nextAt ?? from),
    );
    const share = (time) => Math.min(1, Math.max(0, (time - from) / (to - from)));
    const span = (start, stop) => ({ left: percent(share(start)), width: percent(share(stop) - share(start)) });
    return { from, to, share, span };
  }

  function ticksOf(scale, width) {
    const most = Math.max(2, Math.floor(width / 80));
    const duration = scale.to - scale.from;
    const step = STEPS.find((candidate) => duration / candidate <= most) ?? Math.ceil(duration / most / 86400e3) * 86400e3;
    const ticks = [];
    for (let offset = 0; offset <= duration; offset += step) {
      const share = offset / duration;
      if (share * width <= width - 20) {
        ticks.push({ left: percent(share), label: offset === 0 ? "0" : tickLabel(offset) });
      }
    }
    return ticks;
  }

  function tickLabel(offset) {
    const units = [[86400e3, "d"], [3600e3, "h"], [60e3, "min"], [1e3, "s"]];
    const [size, name] = units.find(([unit]) => offset >= unit) ?? [1, "ms"];
    return Number.isInteger(offset / size) || size === 1e3 ? `${offset / size} ${name}` : ralio.millis(offset);
  }

  /** The times between attempts, and between the last one and the next. */
  function waits(row) {
    const starts = [...row.attempts.slice(1).map((attempt) => attempt.at), row.nextAt];
    return row.attempts
      .map((attempt, index) => ({ from: end(attempt, attempt.at), to: starts[index] }))
      .filter((wait) => wait.to != null && wait.to > wait.from);
  }

  /** Moves marks apart that would cover each other: to the right, and back at the end of the track. */
  function spread(positions, width) {
    const gap = Math.min(MARK_WIDTH, width / Math.max(1, positions.length));
    const moved = [...positions];
    for (let i = 1; i < moved.length; i++) {
      moved[i] = Math.max(moved[i], moved[i - 1] + gap);
    }
    for (let i = moved.length - 1; i >= 0; i--) {
      moved[i] = Math.min(moved[i], width - (moved.length - 1 - i) * gap);
    }
    return moved;
  }

  function describe(attempt, index) {
    const took = attempt.millis == null ? "under way" : `${attempt.label}, took ${ralio.millis(attempt.millis)}`;
    return `attempt ${index + 1}: ${took}, started ${ralio.time(attempt.at)}`;
  }

  function end(attempt, now) {
    return attempt.millis == null ? Math.max(attempt.at, now) : attempt.at + attempt.millis;
  }

  function percent(share) {
    return `${(100 * share).toFixed(3)}%`;
  }
})();
