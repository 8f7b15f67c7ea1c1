import { useLocation, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { QueryView } from '../../../components/states/query-view.js';
import { parseId } from '../../../routing/parse-id.js';
import { useDiscussion } from '../api/use-discussion.js';
import { Discussion } from '../components/discussion.js';

/** The discussion of a code: threads beside the lines they are about. The address names a comment: `#c-88`. */
export function DiscussionView(): ReactNode {
  const codeId = parseId(useParams({ strict: false }).codeId);
  const hash = useLocation({ select: (location) => location.hash });
  const query = useDiscussion(codeId);
  const code = trpc.revisions.get.useQuery({ id: codeId, number: query.data?.revision ?? 1 }, { enabled: query.data !== undefined });
  return (
    <QueryView query={query}>
      {(discussion) => <QueryView query={code}>{({ javascript, css }) => <Discussion key={codeId} discussion={discussion} texts={{ js: javascript, css }} hash={hash} />}</QueryView>}
    </QueryView>
  );
}
