import type { ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { LANGUAGE_NAMES } from '../../../components/code/finding-card.js';
import { useShownRevision } from '../../../components/code/shown-revision.js';
import { Panel } from '../../../components/page/panel.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { OriginText } from '../components/line-origin.js';
import { messages } from '../messages.js';
import classes from '../components/learning.module.css';

/** Why each line of the shown revision is there. */
export function CodeLineageView(): ReactNode {
  const { slugs, brand } = useBrandScope();
  const { codeId, number } = useShownRevision();
  const query = trpc.learning.lineage.useQuery({ id: codeId, revision: number ?? 1 }, { enabled: number !== null });
  const place = { org: slugs.org, brand: brand.slug };
  return (
    <QueryView query={query}>
      {({ parts }) =>
        parts.length === 0 ? (
          <EmptyState title={messages.none} />
        ) : (
          <>
            <h2>{messages.lineageTitle}</h2>
            <p className={classes.muted}>{messages.lineageLead}</p>
            {parts.map(({ language, blocks }) => (
              <Panel key={language} title={LANGUAGE_NAMES[language]}>
                {blocks.map((block) => (
                  <div key={block.from} className={classes.block}>
                    <div>
                      <p className={classes.muted}>{messages.lines(block.from, block.to)}</p>
                      <pre>{block.text}</pre>
                    </div>
                    <div className={classes.origin}>
                      <OriginText origin={block.origin} place={place} />
                    </div>
                  </div>
                ))}
              </Panel>
            ))}
          </>
        )
      }
    </QueryView>
  );
}
