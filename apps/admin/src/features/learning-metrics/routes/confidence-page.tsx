import type { ReactNode } from 'react';
import type { ConfidenceModel, ConfidenceOverview } from '@safecode/domain/confidence/confidence-model';
import { ChoiceButtons } from '../../../components/actions/choice-buttons.js';
import { flash } from '../../../components/announcer/flash.js';
import { Facts } from '../../../components/page/facts.js';
import { LearningLinks } from '../../../components/page/learning-links.js';
import { Page } from '../../../components/page/page.js';
import { Panel } from '../../../components/page/panel.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useConfidence, useConfidenceChanges } from '../api/use-learning.js';
import { AbstainForm } from '../components/abstain-form.js';
import { ReliabilityChart } from '../components/reliability-chart.js';
import { messages } from '../messages.js';
import { confidenceSearchSchema } from './learning-search.js';

const SIDES = [
  { value: 'live', label: messages.whichOf.live },
  { value: 'heldout', label: messages.whichOf.heldout },
] as const;

function ModelFacts({ model }: { model: ConfidenceModel }): ReactNode {
  return (
    <Panel title={messages.inUse}>
      <Facts
        facts={[
          { label: messages.version, value: model.version },
          { label: messages.learntFrom, value: messages.learntFromOf(model.outcomes, model.clean) },
          { label: messages.learntAt, value: <TimeStamp iso={model.fittedAt} format="moment" /> },
          { label: messages.heldOut, value: messages.errorText(model.heldOut) },
        ]}
      />
    </Panel>
  );
}

/** The last model, when it was learnt and is not used. */
function Refused({ model }: { model: ConfidenceModel | null }): ReactNode {
  if (model === null || model.refusal === null) return null;
  return (
    <Notice tone="warn" title={messages.refused(model.version)}>
      <p>{messages.refusals[model.refusal]}</p>
    </Notice>
  );
}

function CameTrue({ overview }: { overview: ConfidenceOverview }): ReactNode {
  const [{ of: side = 'live' }, change] = useSearchState(confidenceSearchSchema);
  const reliability = side === 'live' ? overview.live : overview.active?.heldOut;
  return (
    <Panel
      title={messages.cameTrue}
      aside={<ChoiceButtons label={messages.which} value={side} choices={SIDES} onChoose={(value) => change({ of: value === 'live' ? undefined : value })} />}
    >
      {reliability === undefined || reliability.n === 0 ? (
        <EmptyState title={messages.noPredictions}>{messages.noPredictionsText}</EmptyState>
      ) : (
        <ReliabilityChart reliability={reliability} name={`reliability-${side}.csv`} />
      )}
    </Panel>
  );
}

/** The model that gives chances, how they came true, and where the brand wants to be asked instead. */
export function ConfidencePage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const query = useConfidence(brand.id);
  const save = useConfidenceChanges();
  return (
    <Page title={messages.confidenceTitle} place={brand.name} lead={messages.confidenceLead}>
      <LearningLinks org={slugs.org} brand={brand.slug} />
      <QueryView query={query}>
        {(overview) => (
          <>
            {overview.active === null ? (
              <Notice tone="neutral" title={messages.notYet}>
                <p>{messages.notYetText(overview.outcomes)}</p>
              </Notice>
            ) : (
              <ModelFacts model={overview.active} />
            )}
            <Refused model={overview.refused} />
            {overview.active === null && overview.live.n === 0 ? null : <CameTrue overview={overview} />}
            <Panel title={messages.asking}>
              <p>{messages.askingLead}</p>
              {overview.active === null ? (
                <Notice tone="neutral">
                  <p>{messages.askingWaits}</p>
                </Notice>
              ) : null}
              <AbstainForm
                key={overview.settings.version}
                settings={overview.settings}
                blockedBy={can('brand.update') ? null : messages.notAllowed}
                onSend={async ({ abstainBelow }) => {
                  await save.mutateAsync({ brandId: brand.id, expectedVersion: overview.settings.version, abstainBelow });
                  flash(messages.saved);
                }}
              />
            </Panel>
          </>
        )}
      </QueryView>
    </Page>
  );
}
