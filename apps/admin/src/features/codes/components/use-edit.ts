import { useState } from 'react';
import { describeError, type DescribedError } from '../../../api/describe-error.js';
import { trpc } from '../../../api/trpc.js';
import { flash } from '../../../components/announcer/flash.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useLiveCheck } from '../api/use-live-check.js';
import type { ShownCode } from '../api/use-shown-code.js';
import { messages } from '../messages.js';
import { readEditDraft, writeEditDraft, type EditDraft } from './edit-draft.js';

/** An edit of the shown revision: what is typed, what the verifier says of it, and saving it as a new revision. */
export function useEdit(code: ShownCode, onSaved: (revision: number) => void) {
  const { brand } = useBrandScope();
  const utils = trpc.useUtils();
  const [kept] = useState(() => readEditDraft(code.id, code.contentHash));
  const [draft, setDraft] = useState<EditDraft>(kept ?? { baseHash: code.contentHash, javascript: code.javascript, css: code.css, note: '' });
  const [refusal, setRefusal] = useState<DescribedError | null>(null);
  const create = trpc.revisions.create.useMutation();
  const check = useLiveCheck(brand.slug, code.pageType, { javascript: draft.javascript, css: draft.css });
  const isChanged = draft.javascript !== code.javascript || draft.css !== code.css;
  const change = (patch: Partial<EditDraft>): void => {
    const next = { ...draft, ...patch };
    setDraft(next);
    writeEditDraft(code.id, next);
  };
  const refresh = (): Promise<unknown> =>
    Promise.all([utils.review.invalidate(), utils.revisions.list.invalidate(), utils.revisions.sources.invalidate(), utils.codes.invalidate(), utils.home.invalidate()]);
  /** `baseHash`: on top of which revision; another one than the draft's only after somebody looked at what differs. */
  const save = async (baseHash: string): Promise<void> => {
    if (create.isPending || !isChanged) return;
    setRefusal(null);
    try {
      const { revision, keptVotes, dismissedVotes } = await create.mutateAsync({ id: code.id, baseHash, javascript: draft.javascript, css: draft.css, note: draft.note });
      writeEditDraft(code.id, null);
      await refresh();
      flash(messages.saved(revision.number, keptVotes, dismissedVotes));
      onSaved(revision.number);
    } catch (error) {
      setRefusal(describeError(error));
      await refresh();
    }
  };
  const discard = (): void => writeEditDraft(code.id, null);
  return { draft, change, check, isChanged, wasRestored: kept !== null, refusal, isBusy: create.isPending, save: (baseHash: string) => void save(baseHash), discard };
}
