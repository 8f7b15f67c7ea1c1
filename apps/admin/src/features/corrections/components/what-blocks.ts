import type { PreviewCorrection } from '@safecode/domain/corrections/correction';
import type { Preview } from '../api/use-corrections.js';
import { messages } from '../messages.js';

/** Why a correction cannot be saved now, in words; null when it can. */
export function whatBlocks(form: { readonly sides: PreviewCorrection | null; readonly preview: Preview; readonly needsReason: boolean; readonly reason: string }): string | null {
  const { sides, preview, needsReason, reason } = form;
  if (sides === null) return messages.noLater;
  if (preview.error !== null) return null;
  if (preview.isBehind || preview.data === undefined) return messages.checking;
  if (!preview.data.isChanged) return messages.notChanged;
  const errors = preview.data.report.parts.flatMap((part) => part.findings).filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return messages.notSafe(errors);
  return needsReason && reason.trim() === '' ? messages.reasonNeeded : null;
}
