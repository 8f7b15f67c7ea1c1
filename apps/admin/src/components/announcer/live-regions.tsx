import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { announcers, type Politeness } from './announcer.js';

function useAnnouncement(politeness: Politeness): string {
  const [text, setText] = useState('');
  useEffect(() => announcers[politeness].listen(setText), [politeness]);
  return text;
}

/** The two live regions of the whole console. */
export function LiveRegions(): ReactNode {
  const polite = useAnnouncement('polite');
  const assertive = useAnnouncement('assertive');
  return (
    <>
      <VisuallyHidden component="output" aria-live="polite" data-testid="live-polite">
        {polite}
      </VisuallyHidden>
      <VisuallyHidden role="alert" aria-live="assertive" data-testid="live-assertive">
        {assertive}
      </VisuallyHidden>
    </>
  );
}
