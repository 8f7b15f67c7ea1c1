import type { ReactNode } from 'react';
import type { VariationReport } from '@safecode/domain/verification/report';
import { trpc } from '../../../api/trpc.js';
import { isSameMeaning } from '../../../components/code/same-meaning.js';
import { formatList } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';

/** What saving does to the votes there are, said before anybody saves. */
export function VoteForecast({ codeId, before, after }: { codeId: number; before: VariationReport; after: VariationReport | null }): ReactNode {
  const review = trpc.review.get.useQuery({ id: codeId }).data;
  if (review === undefined) return null;
  const voters = [...new Set(review.votes.filter((vote) => vote.isValid).map(({ voter }) => voter.name))];
  if (voters.length === 0) return messages.noVotes;
  if (after === null) return messages.votesUnknown;
  return isSameMeaning(before, after) === true ? messages.votesKept(voters.length) : messages.votesLost(formatList(voters));
}
