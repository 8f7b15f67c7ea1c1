import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write a file in several steps; what happens within this time is one change. */
const SETTLE_MS = 60;

/**
 * Runs `work` now and after every change of one of the files, one run at a time, until the signal ends it. The folders
 * are watched, because many editors replace a file when they save it.
 */
export async function watchFiles(paths: readonly string[], work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(work);
    }, SETTLE_MS);
  };
  const watchers = [...new Set(paths.map((path) => dirname(path)))].map((folder) => {
    const names = new Set(paths.filter((path) => dirname(path) === folder).map((path) => basename(path)));
    return watch(folder, (_event, name) => {
      if (name !== null && names.has(name)) schedule();
    });
  });
  running = work();
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
  await running;
}
