/**
 * Stands in for the testing platform's snippet: it loads in the head, before a variation, and offers the utilities
 * variations are written against (the names of Optimizely's `utils`).
 */
(() => {
  document.documentElement.classList.add('js');

  type Stop = () => void;
  interface ObserveOptions {
    readonly once?: boolean;
    readonly timeout?: number;
    readonly onTimeout?: () => void;
  }

  const onChange = (check: () => void): Stop => {
    const observer = new MutationObserver(check);
    observer.observe(document.documentElement, { childList: true, subtree: true, attributes: true });
    return () => observer.disconnect();
  };

  const waitUntil = (isTrue: () => unknown): Promise<true> =>
    new Promise((resolve) => {
      if (isTrue()) return resolve(true);
      const stop = onChange(() => {
        if (!isTrue()) return;
        stop();
        resolve(true);
      });
    });

  const utils = {
    waitUntil,
    waitForElement: (selector: string): Promise<Element | null> => waitUntil(() => document.querySelector(selector)).then(() => document.querySelector(selector)),
    observeSelector: (selector: string, callback: (element: Element) => void, options: ObserveOptions = {}): Stop => {
      const seen = new WeakSet<Element>();
      let stop: Stop = () => undefined;
      let isDone = false;
      const check = (): void => {
        for (const element of document.querySelectorAll(selector)) {
          if (isDone || seen.has(element)) continue;
          seen.add(element);
          callback(element);
          if (options.once === true) unobserve();
        }
      };
      const unobserve: Stop = () => {
        isDone = true;
        stop();
      };
      stop = onChange(check);
      check();
      if (options.timeout !== undefined) {
        setTimeout(() => {
          if (isDone) return;
          unobserve();
          options.onTimeout?.();
        }, options.timeout);
      }
      return unobserve;
    },
    poll: (callback: () => void, delay: number): Stop => {
      const timer = setInterval(callback, delay);
      return () => clearInterval(timer);
    },
  };

  const modules: Readonly<Record<string, unknown>> = { utils };
  Object.assign(window, { optimizely: { get: (name: string): unknown => modules[name], push: (): void => undefined } });
})();
