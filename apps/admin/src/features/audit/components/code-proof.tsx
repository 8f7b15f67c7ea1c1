import type { ReactNode } from 'react';
import type { ReviewView } from '@safecode/domain/review/review-view';
import type { Revision } from '@safecode/domain/review/revision';
import { FINDING_CATEGORIES } from '@safecode/domain/verification/categories';
import { trpc } from '../../../api/trpc.js';
import { revealInvisible } from '../../../components/code/code-frame.js';
import { LANGUAGE_NAMES } from '../../../components/code/finding-card.js';
import { orderFindings } from '../../../components/code/order-findings.js';
import { summarizeChecks } from '../../../components/code/summarize-checks.js';
import { lookOf } from '../../../components/status/status-looks.js';
import { formatList } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import classes from './code-proof.module.css';

const utc = (iso: string): string => iso.replace('T', ' ').replace('Z', '');

function Facts({ review, revision }: { review: ReviewView; revision: Revision }): ReactNode {
  const findings = orderFindings(revision.report);
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
  const checks = summarizeChecks(revision.report, FINDING_CATEGORIES).filter(({ status }) => status !== 'not_run').length;
  const facts = [
    [messages.proofStatus, lookOf('code', review.status).label],
    [messages.proofHash, revision.contentHash],
    [messages.proofVerdict, `${lookOf('verdict', revision.verdict).label}. ${messages.proofChecks(checks, errors, findings.length - errors)}`],
    [messages.proofVerifier, [...new Set(revision.report.parts.map(({ verifierVersion }) => verifierVersion))].join(', ')],
    [messages.proofAuthors, review.authors.length === 0 ? messages.proofNobody : formatList(review.authors.map(({ name }) => name))],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Votes({ votes }: Pick<ReviewView, 'votes'>): ReactNode {
  if (votes.length === 0) return <p>{messages.proofNoVotes}</p>;
  return (
    <table className={classes.votes}>
      <thead>
        <tr>
          {[messages.proofVoter, messages.proofStage, messages.proofDecision, messages.proofAt, messages.proofOn, messages.proofCounts].map((header) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {votes.map((vote) => (
          <tr key={vote.id}>
            <td>{vote.voter.name}</td>
            <td>{messages.proofStages[vote.stage]}</td>
            <td>{messages.proofDecisions[vote.decision]}</td>
            <td>{utc(vote.at)}</td>
            <td className={classes.hash}>{vote.contentHash}</td>
            <td>{vote.whyNot ?? messages.proofYes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ language, text }: { language: 'js' | 'css'; text: string }): ReactNode {
  if (text.trim() === '') return null;
  return (
    <>
      <h3>{messages.proofCode(LANGUAGE_NAMES[language])}</h3>
      <ol className={classes.lines}>
        {text.replace(/\n$/, '').split('\n').map((line, index) => (
          <li key={index}>{revealInvisible(line)}</li>
        ))}
      </ol>
    </>
  );
}

/**
 * What a printed proof of a code holds beside its ledger entries: hash, verdict, votes with the exact hash, and every
 * line. On the screen the page of the code shows the same; here it is on paper only.
 */
export function CodeProof({ codeId }: { codeId: number }): ReactNode {
  const review = trpc.review.get.useQuery({ id: codeId });
  const number = review.data?.live?.revision ?? review.data?.revision;
  const revision = trpc.revisions.get.useQuery({ id: codeId, number: number ?? 1 }, { enabled: number !== undefined, staleTime: Number.POSITIVE_INFINITY });
  const error = review.error ?? revision.error;
  if (review.data === undefined || revision.data === undefined) return <p className={classes.proof}>{error === null ? messages.proofLoading : messages.proofMissing}</p>;
  return (
    <section className={classes.proof} data-code-proof>
      <h2>{messages.proofTitle(codeId, review.data.title)}</h2>
      <p>{messages.proofRevision(revision.data.number, review.data.live !== null)}</p>
      <Facts review={review.data} revision={revision.data} />
      <h3>{messages.proofVotes}</h3>
      <Votes votes={review.data.votes} />
      <Lines language="js" text={revision.data.javascript} />
      <Lines language="css" text={revision.data.css} />
    </section>
  );
}
