import fc from 'fast-check';
import { expect, it } from 'vitest';
import { learningScene, type LearningScene } from '../../test/learning-scene.js';
import { retractCorrection } from '../corrections/retract-correction.js';
import { decideLesson } from './decide-lesson.js';

/** What people correct: each a value of its own, so that lessons grow, overlap and lose support. */
const CHANGES = [{ from: '3px', to: '12px' }, { from: '5px', to: '0' }, { from: '3px', to: '0' }] as const;
const step = fc.record({ change: fc.constantFrom(0, 0, 0, 1, 1, 2), byDana: fc.boolean(), mines: fc.boolean() });

type Step = { readonly change: number; readonly byDana: boolean; readonly mines: boolean };

async function correctAll(made: LearningScene, steps: readonly Step[], minesBetween: boolean): Promise<number[]> {
  const ids: number[] = [];
  for (const [at, { change, byDana, mines }] of steps.entries()) {
    ids.push((await made.correct(byDana ? made.dana : made.ana, `n${at}`, CHANGES[change])).id);
    if (mines && minesBetween) await made.mine();
  }
  await made.mine();
  return ids;
}

/** Approves everything that is proposed by somebody whose corrections it does not rest on. */
async function approveAll(made: LearningScene): Promise<void> {
  for (const lesson of await made.lessons()) {
    if (lesson.status === 'proposed') await decideLesson(made.deps, await made.eve.principal(), { id: lesson.id, contentHash: lesson.contentHash, decision: 'approve', note: '' });
  }
  await made.mine();
}

/** The lessons that standing corrections show, without what only history knows: ids, versions, numbers of corrections. */
async function stateOf(made: LearningScene) {
  const rows = (await made.lessons()).filter(({ status }) => ['collecting', 'proposed', 'active'].includes(status));
  return rows
    .map(({ name, status, corrections, people, heldOut, replay }) => ({ name, status, corrections, people, heldOut, judged: replay.judged, saved: replay.saved, worse: replay.worse, avoided: replay.avoidedCorrections.length }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

it('after retracting is what it would be had the corrections never been reported, whatever was looked through between', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 7 }), fc.array(fc.nat(6), { minLength: 1, maxLength: 3 }), async (steps, picks) => {
      const gone = new Set(picks.map((pick) => pick % steps.length));
      const made = await learningScene();
      const ids = await correctAll(made, steps, true);
      await approveAll(made);
      for (const at of gone) await retractCorrection(made.deps, await made.eve.principal(), { id: ids[at] ?? 0, reason: 'It was right before' });
      await made.mine();
      const never = await learningScene();
      await correctAll(never, steps.filter((_, at) => !gone.has(at)), false);
      const [after, rebuilt] = [await stateOf(made), await stateOf(never)];
      // The rebuild has not been decided on: there what is in use here is proposed.
      const undecided = (state: readonly { readonly status: string }[]): unknown[] => state.map((lesson) => ({ ...lesson, status: lesson.status === 'active' ? 'proposed' : lesson.status }));
      expect(undecided(after)).toEqual(undecided(rebuilt));
    }),
    // As many as there is time for on a machine with much else to do.
    { numRuns: 8, interruptAfterTimeLimit: 150_000 },
  );
});
