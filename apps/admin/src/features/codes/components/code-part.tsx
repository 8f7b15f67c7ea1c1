import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import type { CodeLanguage } from '@safecode/domain/verification/report';
import { CopyButton } from '../../../components/actions/copy-button.js';
import { LANGUAGE_NAMES } from '../../../components/code/finding-card.js';
import { LazyCode } from '../../../components/code/lazy-code.js';
import type { LineRange } from '../../../components/code/line-anchor.js';
import { Panel } from '../../../components/page/panel.js';
import type { ShownCode } from '../api/use-shown-code.js';
import { messages } from '../messages.js';
import { downloadText } from '../../../components/actions/download-text.js';
import { GoToLine } from './go-to-line.js';
import classes from './codes.module.css';
import codeClasses from '../../../components/code/code.module.css';

const MIME: Readonly<Record<CodeLanguage, string>> = { js: 'text/javascript', css: 'text/css' };

export interface CodePartProps {
  code: ShownCode;
  language: CodeLanguage;
  lines: LineRange | null;
  onLine: (line: number) => void;
}

/** One language of the code: read it, copy it, take it as a file. */
export function CodePart({ code, language, lines, onLine }: CodePartProps): ReactNode {
  const source = language === 'js' ? code.javascript : code.css;
  const name = LANGUAGE_NAMES[language];
  if (source.trim() === '') {
    return <p className={classes.muted}>{language === 'js' ? messages.noJavascript : messages.noCss}</p>;
  }
  const findings = code.report.parts.find((part) => part.language === language)?.findings ?? [];
  return (
    <Panel
      title={name}
      aside={
        <div className={codeClasses.buttons}>
          <GoToLine language={name} count={source.split('\n').length} onLine={onLine} />
          <CopyButton label={messages.copy(name)} value={source} />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => downloadText(`variation-${code.id}.${language}`, MIME[language], source)}
          >
            {messages.download(name)}
          </Button>
        </div>
      }
    >
      <LazyCode key={`${code.contentHash}-${language}`} value={source} language={language} label={name} findings={findings} lines={lines} onLine={onLine} />
    </Panel>
  );
}
