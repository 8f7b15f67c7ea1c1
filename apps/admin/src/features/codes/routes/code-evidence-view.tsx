import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import { Facts } from '../../../components/page/facts.js';
import { Columns, Panel } from '../../../components/page/panel.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { CheckTable } from '../components/check-table.js';
import { ConfidenceTable } from '../components/confidence-table.js';
import { EffectList } from '../components/effect-list.js';
import { UsageFacts } from '../components/usage-facts.js';
import { useShownCode } from '../api/use-shown-code.js';
import { messages } from '../messages.js';
import classes from '../components/codes.module.css';

function MadeFrom({ code, org, brand }: { code: GeneratedCode; org: string; brand: string }): ReactNode {
  const { madeFrom } = code;
  const template = madeFrom.template;
  return (
    <Panel title={messages.madeFrom}>
      <Facts
        facts={[
          { label: messages.provider, value: messages.providers[code.provider] },
          {
            label: messages.template,
            value: template === null ? messages.freehand : <Link to={paths.template(org, brand, template.id)}>{`${template.name} v${template.version}`}</Link>,
          },
          ...(madeFrom.experiment === undefined ? [] : [{ label: messages.experiment, value: messages.experimentArm(madeFrom.experiment.id, madeFrom.experiment.arm) }]),
          { label: messages.knowledge, value: madeFrom.knowledgeVersion },
          ...(madeFrom.promptVersion === null ? [] : [{ label: messages.prompt, value: madeFrom.promptVersion }]),
          { label: messages.verifier, value: madeFrom.verifierVersion },
          { label: messages.repairs, value: madeFrom.repairs },
          {
            label: messages.selectors,
            value:
              madeFrom.selectors.length === 0 ? (
                messages.none
              ) : (
                <ul className={classes.tags}>
                  {madeFrom.selectors.map((selector) => (
                    <li key={selector}>
                      <code>{selector}</code>
                    </li>
                  ))}
                </ul>
              ),
          },
          { label: messages.run, value: <Link to={paths.run(org, brand, code.runId)}>{messages.runLink(code.runId)}</Link> },
          { label: messages.by, value: code.createdBy },
          { label: messages.age, value: <TimeStamp iso={code.createdAt} format="moment" /> },
          { label: messages.hash, value: <code className={classes.hash}>{code.contentHash}</code> },
        ]}
      />
    </Panel>
  );
}

/** Why the verdict can be believed: what was checked by which version, what the code does, what it was made from. */
export function CodeEvidenceView(): ReactNode {
  const code = useShownCode();
  const { slugs, brand } = useBrandScope();
  return (
    <Columns
      main={
        <>
          <Panel title={messages.proved}>
            <CheckTable report={code.report} />
          </Panel>
          <Panel title={messages.effects}>
            <EffectList report={code.report} />
          </Panel>
          <ConfidenceTable confidence={code.confidenceDetail} org={slugs.org} brand={brand.slug} />
        </>
      }
      side={
        <>
          <MadeFrom code={code} org={slugs.org} brand={brand.slug} />
          <Panel title={messages.request}>
            <p className={classes.request}>{code.description}</p>
          </Panel>
          <Panel title={messages.cost}>
            <UsageFacts usage={code.usage} />
          </Panel>
        </>
      }
    />
  );
}
