import { Button } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { RuleDocument } from '@safecode/domain/verification/rule-document';
import codeClasses from '../../../components/code/code.module.css';
import { LANGUAGE_NAMES } from '../../../components/code/finding-card.js';
import { ScrollRegion } from '../../../components/layout/scroll-region.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useRuleDocuments } from '../api/use-codes.js';
import { messages } from '../messages.js';

/** The page of a check beside its finding: what is looked for, and an example of either side. */
export function CheckDocument({ category }: { category: FindingCategory }): ReactNode {
  const [opened, setOpened] = useState(false);
  const panelId = useId();
  return (
    <>
      <Button size="xs" variant="default" aria-expanded={opened} {...(opened ? { 'aria-controls': panelId } : {})} onClick={() => setOpened(!opened)}>
        {messages.aboutCheck}
      </Button>
      {opened ? (
        <div id={panelId} className={codeClasses.stack}>
          <Loaded category={category} />
        </div>
      ) : null}
    </>
  );
}

/** Asked for when somebody opens one: then all of them, once. */
function Loaded({ category }: { category: FindingCategory }): ReactNode {
  const query = useRuleDocuments();
  return (
    <QueryView query={query}>
      {(documents) => {
        const document = documents.find((one) => one.category === category);
        return document === undefined ? null : <Shown document={document} />;
      }}
    </QueryView>
  );
}

function Shown({ document }: { document: RuleDocument }): ReactNode {
  return (
    <>
      <p className={codeClasses.message}>
        <strong>{document.title}.</strong> <Prose text={document.text} />
      </p>
      <Example title={messages.refused} example={document.refused} />
      <Example title={messages.accepted} example={document.accepted} />
    </>
  );
}

/** What stands between backticks is code. */
function Prose({ text }: { text: string }): ReactNode {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : <code key={`${index}${part}`}>{part}</code>));
}

function Example({ title, example }: { title: string; example: RuleDocument['refused'] }): ReactNode {
  const label = `${title}, ${LANGUAGE_NAMES[example.language]}`;
  return (
    <div className={codeClasses.stack}>
      <span className={codeClasses.hint}>{label}</span>
      <ScrollRegion label={label} className={codeClasses.frame}>
        <pre className={codeClasses.example}>{example.code}</pre>
      </ScrollRegion>
    </div>
  );
}
