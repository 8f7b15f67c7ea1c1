import { Button, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { EVIDENCE_CONTROLS } from '@safecode/domain/ledger/evidence';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { FormActions, FormFields } from '../../../components/form/form-layout.js';
import { daysBefore, toFilter } from '../routes/audit-search.js';
import { evidenceAddress } from '../api/use-audit.js';
import { messages } from '../messages.js';
import classes from './audit.module.css';

export interface EvidenceDialogProps {
  organization: string;
  opened: boolean;
  onClose: () => void;
}

/** Chooses the period of an evidence pack. The file is a link: the browser writes it as it comes, however long it is. */
export function EvidenceDialog({ organization, opened, onClose }: EvidenceDialogProps): ReactNode {
  const [days, setDays] = useState(() => ({ from: daysBefore(new Date(), 90), to: daysBefore(new Date(), 0) }));
  const { from, to } = toFilter(days);
  const isPeriod = from !== undefined && to !== undefined && Date.parse(from) < Date.parse(to);
  return (
    <Dialog opened={opened} onClose={onClose} title={messages.evidenceTitle} size="lg">
      <FormFields>
        <p className={classes.hint}>{messages.evidenceText}</p>
        <ul className={classes.controls}>
          {Object.entries(EVIDENCE_CONTROLS).map(([id, { title }]) => (
            <li key={id}>
              <strong>{id}</strong> {title}
            </li>
          ))}
        </ul>
        <TextInput type="date" label={messages.from} value={days.from} onChange={(event) => setDays({ ...days, from: event.currentTarget.value })} />
        <TextInput type="date" label={messages.to} value={days.to} onChange={(event) => setDays({ ...days, to: event.currentTarget.value })} />
        <FormActions>
          {isPeriod ? (
            <Button component="a" href={evidenceAddress(organization, { from, to })} download leftSection={<IconDownload size={18} aria-hidden />} onClick={onClose}>
              {messages.evidenceDownload}
            </Button>
          ) : (
            <ActionButton blockedBy={messages.evidencePeriod}>{messages.evidenceDownload}</ActionButton>
          )}
          <Button variant="default" onClick={onClose}>
            {messages.cancel}
          </Button>
        </FormActions>
      </FormFields>
    </Dialog>
  );
}
