import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import type { CodeLanguage, Fix } from '@safecode/domain/verification/report';
import { CopyButton } from '../../../components/actions/copy-button.js';
import { downloadText } from '../../../components/actions/download-text.js';
import { applyFix, type Sources } from '../../../components/code/apply-fix.js';
import codeClasses from '../../../components/code/code.module.css';
import { DiffView } from '../../../components/code/diff-view.js';
import { LANGUAGE_NAMES } from '../../../components/code/finding-card.js';
import { messages } from '../messages.js';

const MIME: Readonly<Record<CodeLanguage, string>> = { js: 'text/javascript', css: 'text/css' };

/** What applying a fix would change, and the corrected code to take along. The code on this page stays as it is. */
export function FixPreview({ codeId, sources, fix }: { codeId: number; sources: Sources; fix: Fix }): ReactNode {
  const [opened, setOpened] = useState(false);
  const panelId = useId();
  return (
    <>
      <Button size="xs" variant="default" aria-expanded={opened} {...(opened ? { 'aria-controls': panelId } : {})} onClick={() => setOpened(!opened)}>
        {messages.fix(fix.title)}
      </Button>
      {opened ? (
        <div id={panelId} className={codeClasses.stack}>
          <Changes codeId={codeId} sources={sources} fix={fix} />
        </div>
      ) : null}
    </>
  );
}

function Changes({ codeId, sources, fix }: { codeId: number; sources: Sources; fix: Fix }): ReactNode {
  const mended = applyFix(sources, fix);
  const languages = (['js', 'css'] as const).filter((language) => mended[language] !== sources[language]);
  return (
    <>
      {languages.map((language) => (
        <DiffView key={language} before={sources[language]} after={mended[language]} label={messages.fixIn(LANGUAGE_NAMES[language])} />
      ))}
      <p className={codeClasses.hint}>{messages.fixHint}</p>
      <div className={codeClasses.buttons}>
        {languages.map((language) => (
          <CopyButton key={`copy-${language}`} label={messages.copyMended(LANGUAGE_NAMES[language])} value={mended[language]} />
        ))}
        {languages.map((language) => (
          <Button
            key={`download-${language}`}
            size="xs"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => downloadText(`variation-${codeId}-corrected.${language}`, MIME[language], mended[language])}
          >
            {messages.downloadMended(LANGUAGE_NAMES[language])}
          </Button>
        ))}
      </div>
    </>
  );
}
