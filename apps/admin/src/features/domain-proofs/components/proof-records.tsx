import type { ReactNode } from 'react';
import type { ProofRecords as Records } from '@safecode/domain/domain-proofs/domain-proof';
import { CopyButton } from '../../../components/actions/copy-button.js';
import { messages } from '../messages.js';
import classes from './domains.module.css';

interface Line {
  readonly label: string;
  readonly text: string;
  /** What the button beside it copies, in words; none where there is nothing to copy. */
  readonly copy?: string;
}

function Record({ title, lines }: { title: string; lines: readonly Line[] }): ReactNode {
  return (
    <li className={classes.record}>
      <h3>{title}</h3>
      {lines.map(({ label, text, copy }) => (
        <div key={label} className={classes.line}>
          <span className={classes.label}>{label}</span>
          <code>{text}</code>
          {copy === undefined ? null : <CopyButton label={copy} value={text} />}
        </div>
      ))}
    </li>
  );
}

/** Exactly what is to be published, by method, each ready to be copied. */
export function ProofRecords({ records: { dns, file, meta } }: { records: Records }): ReactNode {
  return (
    <ul className={classes.records}>
      {dns === null ? null : (
        <Record
          title={messages.methods.dns}
          lines={[
            { label: messages.dnsAt, text: dns.name, copy: messages.copyName },
            { label: messages.dnsValue, text: dns.value, copy: messages.copyValue },
          ]}
        />
      )}
      <Record
        title={messages.methods.file}
        lines={[
          { label: messages.fileAt, text: file.url },
          { label: messages.fileValue, text: file.content, copy: messages.copyLine },
        ]}
      />
      <Record
        title={messages.methods.meta}
        lines={[
          { label: messages.metaAt, text: meta.url },
          { label: messages.metaValue, text: meta.tag, copy: messages.copyTag },
        ]}
      />
    </ul>
  );
}
