import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { announce } from '../../components/announcer/announcer.js';

const FRAMES = 20;

/** Waits a few frames for the heading: the code of a screen can arrive after its address. */
function focusHeading(framesLeft: number): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading !== null) {
    heading.focus({ preventScroll: true });
    announce(document.title);
  } else if (framesLeft > 0) {
    requestAnimationFrame(() => focusHeading(framesLeft - 1));
  }
}

/** On a change of page the focus goes to its heading and one polite line says where we are. */
export function useRouteFocus(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', (event) => {
        if (event.fromLocation === undefined || !event.pathChanged) return;
        // Views of one thing are links inside the page: the focus stays on the link.
        if (document.activeElement?.hasAttribute('data-view-link') === true) {
          announce(document.title);
          return;
        }
        requestAnimationFrame(() => focusHeading(FRAMES));
      }),
    [router],
  );
}
