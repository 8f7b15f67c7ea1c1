import { useState, type ReactNode } from 'react';
import type { CapturedPages, PageCapture } from '@safecode/domain/page-captures/page-capture';
import { ChoiceButtons } from '../../../../components/actions/choice-buttons.js';
import { flash } from '../../../../components/announcer/flash.js';
import { Dialog } from '../../../../components/dialog/dialog.js';
import { messages } from '../../messages.js';
import { CaptureAddressForm } from './capture-address-form.js';
import { CaptureFileForm } from './capture-file-form.js';

type Source = 'address' | 'file';
const SOURCES: readonly Source[] = ['address', 'file'];

export interface CaptureDialogProps {
  opened: boolean;
  brand: { id: number; pageTypes: readonly string[] };
  places: CapturedPages['places'];
  onClose: () => void;
  /** Told of the capture that was asked for. */
  onCapture: (capture: PageCapture) => void;
}

/** Asks for a capture: of a page of the shop by its address, or of a saved page. */
export function CaptureDialog({ opened, brand, places, onClose, onCapture }: CaptureDialogProps): ReactNode {
  const [source, setSource] = useState<Source>('address');
  const done = (capture: PageCapture): void => {
    flash(messages.captures.asked);
    onClose();
    onCapture(capture);
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={messages.captures.capture} size="lg">
      <div style={{ display: 'grid', gap: 'var(--opal-4)' }}>
        <div>
          <ChoiceButtons label={messages.captures.source} value={source} choices={SOURCES.map((value) => ({ value, label: messages.captures.sources[value] }))} onChoose={setSource} />
        </div>
        {source === 'address' ? <CaptureAddressForm brand={brand} places={places} onDone={done} /> : <CaptureFileForm brand={brand} onDone={done} />}
      </div>
    </Dialog>
  );
}
