// The namespace of the page and of the load report: the template function, and how values are formatted.
(() => {
  "use strict";

  const ralio = (window.ralio ??= {});

  ralio.html = window.htm.bind(window.preact.h);

  /** The classes of answers, in the order in which they are listed and stacked. */
  ralio.kinds = ["2xx", "3xx", "4xx", "5xx", "none"];

  /** The classes of answers in words, for legends. */
  ralio.kindNames = {
    "2xx": "2xx, delivered",
    "3xx": "3xx, redirect",
    "4xx": "4xx, refused",
    "5xx": "5xx, tried again",
    none: "no answer",
    pending: "under way",
  };

  const counts = new Intl.NumberFormat("en-US");

  /** 12345 as "12,345". */
  ralio.count = (number) => counts.format(number);

  /** Milliseconds as "0.42 ms", "17.3 ms", "1.90 s", "12.5 s", "2 min 5 s" or "1 h 5 min". */
  ralio.millis = (millis) => {
    if (millis < 999.5) {
      return `${millis.toFixed(millis < 9.995 ? 2 : millis < 99.95 ? 1 : 0)} ms`;
    }
    const seconds = millis / 1000;
    if (seconds < 59.95) {
      return `${seconds.toFixed(seconds < 9.995 ? 2 : 1)} s`;
    }
    const whole = Math.round(seconds);
    return whole < 3600
      ? parts(whole, 60, "min", "s")
      : parts(Math.round(whole / 60), 60, "h", "min");
  };

  /** A time of day with milliseconds, in the zone of the browser. */
  ralio.time = (epochMillis) => {
    const date = new Date(epochMillis);
    const digits = (number, length) => String(number).padStart(length, "0");
    return (
      [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => digits(part, 2)).join(":") +
      `.${digits(date.getMilliseconds(), 3)}`
    );
  };

  /** A number of bytes as "512 B", "1.5 KiB" or "5.0 MiB". */
  ralio.bytes = (bytes) => {
    if (bytes < 1024) {
      return `${bytes} B`;
    }
    return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  };

  /** "1 attempt", "2 attempts". */
  ralio.plural = (number, noun) => `${ralio.count(number)} ${noun}${number === 1 ? "" : "s"}`;

  function parts(number, size, large, small) {
    const rest = number % size;
    return `${Math.floor(number / size)} ${large}${rest === 0 ? "" : ` ${rest} ${small}`}`;
  }
})();
