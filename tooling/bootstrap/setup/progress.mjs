const REDRAW_MS = 250;

/**
 * Tells a person what is being done: a line when a step begins, a line with its time when it is done.
 * @typedef {{ step: <T>(title: string, work: (tell: (detail: string) => void) => Promise<T>) => Promise<T>, note: (text: string) => void }} Progress
 */

/**
 * @param {NodeJS.WriteStream} stream
 * @returns {Progress}
 */
export function createProgress(stream) {
  return {
    step: (title, work) => (stream.isTTY ? stepOnTerminal(stream, title, work) : stepInLog(stream, title, work)),
    note: (text) => void stream.write(`  ${text}\n`),
  };
}

/** @param {number} since */
function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * @template T
 * @param {NodeJS.WriteStream} stream
 * @param {string} title
 * @param {(tell: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function stepInLog(stream, title, work) {
  const began = performance.now();
  stream.write(`- ${title} ...\n`);
  const result = await work(() => {});
  stream.write(`  done in ${seconds(began)}\n`);
  return result;
}

/**
 * @template T
 * @param {NodeJS.WriteStream} stream
 * @param {string} title
 * @param {(tell: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function stepOnTerminal(stream, title, work) {
  const began = performance.now();
  let detail = '';
  const draw = () => {
    const line = `- ${title} ... ${seconds(began)}${detail && ` (${detail})`}`;
    stream.write(`\r\u001B[2K${line.slice(0, stream.columns - 1)}`);
  };
  draw();
  const timer = setInterval(draw, REDRAW_MS);
  try {
    const result = await work((text) => {
      detail = text;
    });
    stream.write(`\r\u001B[2K- ${title}: done in ${seconds(began)}\n`);
    return result;
  } catch (error) {
    stream.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
