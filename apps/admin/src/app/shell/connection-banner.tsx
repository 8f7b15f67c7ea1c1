import { IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { announce } from '../../components/announcer/announcer.js';
import { messages } from './messages.js';
import classes from './shell.module.css';

/** Says that the browser is offline; reading goes on. */
export function ConnectionBanner(): ReactNode {
  const [offline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const lost = (): void => {
      setOffline(true);
      announce(messages.offline, 'assertive');
    };
    const back = (): void => {
      setOffline(false);
      announce(messages.online);
    };
    window.addEventListener('offline', lost);
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('offline', lost);
      window.removeEventListener('online', back);
    };
  }, []);
  if (!offline) return null;
  return (
    <output className={classes.banner}>
      <IconWifiOff size={18} aria-hidden />
      {messages.offline}
    </output>
  );
}
