import type { Principal } from '@safecode/domain/access/principal';
import type { listThreadsSchema, Thread, ThreadList, ThreadPlace } from '@safecode/domain/discussions/discussion';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { findTexts } from '@safecode/database/discussions/code-texts';
import { listThreads as selectThreads, type AnchoredThread } from '@safecode/database/discussions/thread-read-model';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { placeAnchor } from '@safecode/verifier/anchors/place-anchor';
import { readAnchorSource, type AnchorSource } from '@safecode/verifier/anchors/read-tree';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertDiscussedCode } from './assert-discussed-code.js';

/** The discussion of a code, each thread where it stands in the revision that is shown. @throws access.not_found, access.denied */
export async function listThreads(deps: Deps, principal: Principal, input: z.infer<typeof listThreadsSchema>): Promise<ThreadList> {
  const { actor } = principal;
  const { texts, threads } = await inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = await assertDiscussedCode(tx, principal, { id: input.codeId, permission: 'code.read' });
    return {
      texts: await findTexts(tx, { id: code.id, revision: input.revision }),
      threads: await selectThreads(tx, { codeId: code.id, userId: actor.kind === 'user' ? actor.userId : null }),
    };
  });
  if (texts === null) throw new DomainError('access.not_found', { what: 'revision' });
  const sources = new Map<CodeLanguage, AnchorSource>();
  const sourceOf = (language: CodeLanguage): AnchorSource => {
    const source = sources.get(language) ?? readAnchorSource(language, texts[language]);
    sources.set(language, source);
    return source;
  };
  const rows = threads.map(({ lines, ...thread }): Thread => ({ ...thread, quote: lines?.anchor.text ?? null, place: placeOf(lines, { thread, shown: texts.revision, sourceOf }) }));
  return { codeId: input.codeId, revision: texts.revision, openThreads: rows.filter(({ state }) => state === 'open').length, rows };
}

interface Shown {
  readonly thread: Pick<Thread, 'revision'>;
  readonly shown: number;
  readonly sourceOf: (language: CodeLanguage) => AnchorSource;
}

function placeOf(lines: AnchoredThread['lines'], { thread, shown, sourceOf }: Shown): ThreadPlace {
  if (lines === null) return { kind: 'code' };
  const { language, startLine, endLine, anchor } = lines;
  if (thread.revision === shown) return { kind: 'lines', language, startLine, endLine, isChanged: false };
  const place = placeAnchor(sourceOf(language), anchor);
  if (place.state === 'unplaced') return { kind: 'unplaced', language };
  return { kind: 'lines', language, startLine: place.startLine, endLine: place.endLine, isChanged: place.state === 'changed' };
}
