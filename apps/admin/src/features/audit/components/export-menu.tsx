import { useState, type ReactNode } from 'react';
import type { AuditFilter } from '@safecode/domain/ledger/audit';
import { Disclosure } from '../../../components/layout/disclosure.js';
import { exportAddress } from '../api/use-audit.js';
import { messages } from '../messages.js';
import { EvidenceDialog } from './evidence-dialog.js';
import classes from './audit.module.css';

const FORMATS = ['csv', 'jsonl', 'bundle'] as const;

/** Files of the entries found. Links: the browser writes them as they come, however long they are. */
export function ExportMenu({ organization, filter }: { organization: string; filter: AuditFilter }): ReactNode {
  const [opened, setOpened] = useState(false);
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <div className={classes.noPrint}>
      <Disclosure opened={opened} onOpened={setOpened} label={messages.exportMenu} button={messages.export} buttonClassName={classes.exportButton ?? ''} align="end">
        <div className={classes.exports}>
          {FORMATS.map((format) => (
            <a key={format} href={exportAddress(organization, format, filter)} download onClick={() => setOpened(false)}>
              {messages[format]}
            </a>
          ))}
          <p className={classes.second}>{messages.bundleHint}</p>
          <button
            type="button"
            className={classes.exportChoice}
            onClick={() => {
              setOpened(false);
              setIsChoosing(true);
            }}
          >
            {messages.evidence}
          </button>
          <p className={classes.second}>{messages.evidenceHint}</p>
        </div>
      </Disclosure>
      <EvidenceDialog organization={organization} opened={isChoosing} onClose={() => setIsChoosing(false)} />
    </div>
  );
}
