import { useSyncExternalStore } from 'react';
import { sessionExpiry } from '../../api/session-expiry.js';

/** True from the moment the server no longer knows the session until somebody has signed in again. */
export const useSessionExpired = (): boolean => useSyncExternalStore(sessionExpiry.subscribe, sessionExpiry.isExpired);
