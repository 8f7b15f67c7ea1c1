import { useEffect, useRef } from 'react';
import { isFinalRunStatus, type GenerationRun } from '@safecode/domain/generation/run';
import { announce } from '../../../components/announcer/announcer.js';
import { messages } from '../messages.js';
import { changedStages } from './stage-order.js';

/**
 * One polite line a stage and one for the end. Of a run that was over before the page saw it, only how it ended: the
 * template engine is often that quick.
 */
export function useRunAnnouncements(run: GenerationRun | undefined): void {
  const before = useRef<GenerationRun | null>(null);
  useEffect(() => {
    if (run === undefined) return;
    const last = before.current;
    before.current = run;
    if (last === null || last.id !== run.id) {
      if (isFinalRunStatus(run.status)) announce(messages.statusSaid[run.status]);
      return;
    }
    for (const stage of changedStages(last.stages, run.stages)) announce(messages.stageSaid(stage));
    if (last.status !== run.status) announce(messages.statusSaid[run.status]);
  }, [run]);
}
