/**
 * npm passes the terminal's Ctrl-C on to us although the terminal has sent it to us already: a second
 * signal counts as a second wish only after this long.
 */
const ECHO_MS = 1_000;

/**
 * Listens for the wish to stop: the first is granted in order, the second at once.
 * @param {() => void} force
 * @returns {{ requested: Promise<void>, isRequested: () => boolean }}
 */
export function listenForStop(force) {
  let firstAt = 0;
  const requested = new Promise((/** @type {(value: void) => void} */ resolve) => {
    const onSignal = () => {
      if (firstAt === 0) {
        firstAt = performance.now();
        resolve();
      } else if (performance.now() - firstAt > ECHO_MS) {
        force();
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  });
  return { requested, isRequested: () => firstAt !== 0 };
}
