const STORAGE_KEY = 'opal.reloaded-for';

/**
 * After a deployment an open page may ask for a file that is gone. It is loaded again once for each such file: a second
 * failure is shown instead of loading for ever.
 */
export function reloadOnMissingChunk(): void {
  window.addEventListener('vite:preloadError', (event) => {
    // Without a connection nothing is gone, and a page that is loaded again would be lost.
    if (!navigator.onLine) return;
    const missing = event.payload.message;
    if (sessionStorage.getItem(STORAGE_KEY) === missing) return;
    sessionStorage.setItem(STORAGE_KEY, missing);
    event.preventDefault();
    window.location.reload();
  });
}
