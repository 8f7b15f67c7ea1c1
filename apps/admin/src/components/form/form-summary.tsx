import type { FormErrors } from '@mantine/form';
import type { ReactNode } from 'react';
import type { DescribedError } from '../../api/describe-error.js';
import { plural } from '../../i18n/format-number.js';
import { Notice } from '../states/notice.js';
import classes from './form.module.css';

interface FormSummaryProps {
  errors: FormErrors;
  refusal: DescribedError | null;
  /** Puts the focus into the field of a path. */
  onField: (path: string) => void;
  refusalActions?: ReactNode;
}

/** "Own prefix" from `ownPrefix`, "Slots 2 name" from `slots.1.name`: what a path is called for people. */
export function wordsOf(path: string): string {
  const words = path.split('.').map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Under the fields, beside the button: what the server refused, and each error of a field as a way to it. */
export function FormSummary({ errors, refusal, onField, refusalActions }: FormSummaryProps): ReactNode {
  const list = Object.entries(errors).filter(([, message]) => typeof message === 'string');
  return (
    <>
      {list.length < 2 ? null : (
        <Notice tone="bad" title={plural(list.length, { one: '# field needs a change', other: '# fields need a change' })} live="polite">
          <ul className={classes.summary}>
            {list.map(([path, message]) => (
              <li key={path}>
                <button type="button" className={classes.summaryLink} onClick={() => onField(path)}>
                  {wordsOf(path)}: {message}
                </button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {refusal === null ? null : (
        <Notice tone={refusal.kind === 'conflict' || refusal.kind === 'invalid' || refusal.kind === 'throttled' ? 'warn' : 'bad'} live="assertive" actions={refusalActions}>
          <p>{refusal.message}</p>
          {refusal.issues.map((issue) => (
            <p key={`${issue.path}${issue.message}`}>
              {issue.path === '' ? '' : `${wordsOf(issue.path)}: `}
              {issue.message}
            </p>
          ))}
          {refusal.correlationId === null ? null : (
            <p className={classes.hint}>
              Correlation id <code>{refusal.correlationId}</code>
            </p>
          )}
        </Notice>
      )}
    </>
  );
}
