// ralio.charts: what the charts of a load report show, and ralio.Chart: a chart with a text alternative.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useEffect, useReducer, useRef } = window.preactHooks;

  const MANY_POINTS = 40;

  /** Props: label (the text alternative) and configure, a function of the colors that returns a configuration. */
  ralio.Chart = ({ label, configure }) => {
    const canvas = useRef(null);
    const chart = useRef(null);
    const [, redraw] = useReducer((times) => times + 1, 0);
    useEffect(() => {
      const configuration = configure(colors());
      if (chart.current) {
        chart.current.data = configuration.data;
        chart.current.options = configuration.options;
        chart.current.update("none");
      } else {
        chart.current = new window.Chart(canvas.current, configuration);
      }
    });
    useEffect(() => {
      const dark = window.matchMedia("(prefers-color-scheme: dark)");
      dark.addEventListener("change", redraw);
      return () => {
        dark.removeEventListener("change", redraw);
        chart.current?.destroy();
        chart.current = null;
      };
    }, []);
    return html`<div class="chart"><canvas ref=${canvas} role="img" aria-label=${label}></canvas></div>`;
  };

  ralio.charts = {
    /** Answers per second, stacked by class. */
    answers: (report) => (color) => ({
      type: "bar",
      data: {
        labels: report.timeline.map((point) => seconds(point.second)),
        datasets: seen(report).map((kind) => ({
          label: ralio.kindNames[kind],
          data: report.timeline.map((point) => point.answers[kind] / report.timelineSeconds),
          backgroundColor: color(`--kind-${kind}`),
          barPercentage: 1,
          categoryPercentage: report.timeline.length > MANY_POINTS ? 1 : 0.9,
        })),
      },
      options: options(color, {
        x: { ...axis(color, "time since the start"), stacked: true },
        y: { ...axis(color, "answers per second"), stacked: true, beginAtZero: true },
      }),
    }),

    /** The median and the 99th percentile of the latency over time. */
    latency: (report) => (color) => ({
      type: "line",
      data: {
        labels: report.timeline.map((point) => seconds(point.second)),
        datasets: [
          line(report, "p50", color("--line-1"), (point) => point.p50),
          { ...line(report, "p99", color("--line-2"), (point) => point.p99), borderDash: [5, 3], pointStyle: "rect" },
        ],
      },
      options: options(color, {
        x: axis(color, "time since the start"),
        y: {
          ...axis(color, "latency, logarithmic", latencyTick),
          type: "logarithmic",
          afterBuildTicks: (scale) => (scale.ticks = logarithmicTicks(scale.min, scale.max)),
        },
      }),
    }),

    /** How many deliveries wait for their next attempt over time. */
    waiting: (report) => (color) => ({
      type: "line",
      data: {
        labels: report.timeline.map((point) => seconds(point.second)),
        datasets: [
          { ...line(report, "waiting for retry", color("--line-1"), (point) => point.waiting), fill: true, stepped: true },
        ],
      },
      options: options(
        color,
        {
          x: axis(color, "time since the start"),
          y: { ...axis(color, "deliveries"), beginAtZero: true, suggestedMax: 4 },
        },
        false,
      ),
    }),

    /** The distribution of the latency. */
    histogram: (report) => (color) => ({
      type: "bar",
      data: {
        labels: report.latencyDistribution.map((bin) => ralio.millis(bin.fromMillis)),
        datasets: [
          {
            label: "attempts",
            data: report.latencyDistribution.map((bin) => bin.count),
            backgroundColor: color("--line-1"),
            barPercentage: 1,
            categoryPercentage: 0.92,
          },
        ],
      },
      options: options(
        color,
        { x: axis(color, "latency, from, logarithmic"), y: { ...axis(color, "attempts"), beginAtZero: true } },
        false,
      ),
    }),
  };

  /** The classes of answers that occurred; 2xx if none did, so that the chart has a series. */
  function seen(report) {
    const kinds = ralio.kinds.filter((kind) => report.timeline.some((point) => point.answers[kind] > 0));
    return kinds.length === 0 ? ["2xx"] : kinds;
  }

  function line(report, label, color, value) {
    return {
      label,
      data: report.timeline.map(value),
      borderColor: color,
      backgroundColor: `color-mix(in srgb, ${color} 18%, transparent)`,
      pointBackgroundColor: color,
      borderWidth: 2,
      pointRadius: report.timeline.length > MANY_POINTS ? 0 : 2.5,
    };
  }

  function options(color, scales, legend = true) {
    return {
      animation: false, // neither for those who prefer less motion, nor for anyone else: the figures move enough
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales,
      plugins: {
        legend: {
          display: legend,
          position: "top",
          align: "start",
          labels: { color: color("--ink"), boxWidth: 10, boxHeight: 10, usePointStyle: true },
        },
        tooltip: {
          callbacks: {
            label: (item) => `${item.dataset.label}: ${formatted(item)}`,
          },
        },
      },
    };
  }

  function formatted(item) {
    const isLatency = item.chart.options.scales.y.type === "logarithmic";
    return isLatency ? ralio.millis(item.parsed.y) : ralio.count(item.parsed.y);
  }

  function axis(color, title, format) {
    return {
      title: { display: true, text: title, color: color("--soft") },
      grid: { color: color("--rule") },
      border: { color: color("--edge") },
      ticks: {
        color: color("--soft"),
        maxRotation: 0,
        autoSkipPadding: 16,
        ...(format && { callback: (value) => format(Number(value)) }),
      },
    };
  }

  /** 1, 2 and 5 times each power of ten within the scale; far apart, the powers alone. */
  function logarithmicTicks(min, max) {
    const ticks = [];
    for (let power = 10 ** Math.floor(Math.log10(min)); power <= max; power *= 10) {
      ticks.push(...(max / min > 1000 ? [1] : [1, 2, 5]).map((digit) => ({ value: digit * power })));
    }
    return ticks.filter((tick) => tick.value >= min && tick.value <= max);
  }

  function latencyTick(value) {
    return value < 1000 ? `${Number(value.toPrecision(2))} ms` : `${ralio.count(value / 1000)} s`;
  }

  function seconds(second) {
    return second < 60 ? `${second} s` : ralio.millis(second * 1000);
  }

  function colors() {
    const style = window.getComputedStyle(document.documentElement);
    return (name) => style.getPropertyValue(name).trim();
  }
})();
