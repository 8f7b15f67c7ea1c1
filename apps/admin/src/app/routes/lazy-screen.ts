import { lazyRouteComponent } from '@tanstack/react-router';
import { NotReachedError } from '../../api/describe-error.js';

/**
 * A screen whose code is fetched when it is first opened. The router answers a file it cannot get with loading the page
 * again; without a connection that would replace a working page by the browser's own error.
 */
export function lazyScreen<T extends Record<string, unknown>, K extends keyof T>(load: () => Promise<T>, name: K) {
  const loadOnline = async (): Promise<T> => {
    try {
      return await load();
    } catch (error) {
      throw navigator.onLine ? error : new NotReachedError();
    }
  };
  return lazyRouteComponent(loadOnline, name);
}
