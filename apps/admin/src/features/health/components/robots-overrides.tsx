import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RobotsOverride } from '@safecode/domain/domain-proofs/domain-proof';
import { Notice } from '../../../components/states/notice.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';

/** Says whose robots.txt is not asked, and who decided that; nothing when all are. */
export function RobotsOverrides({ overrides, settings }: { overrides: readonly RobotsOverride[]; settings: string }): ReactNode {
  if (overrides.length === 0) return null;
  return (
    <Notice tone="info" title={messages.robotsTitle(overrides.length)}>
      {overrides.map(({ host, by, at }) => (
        <p key={host}>
          {messages.robotsOf(host, by)} {at === null ? null : <TimeStamp iso={at} />}
        </p>
      ))}
      <p>
        <Link to={settings}>{messages.robotsSettings}</Link>
      </p>
    </Notice>
  );
}
