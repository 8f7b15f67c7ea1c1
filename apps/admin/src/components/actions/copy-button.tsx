import { Button, type ButtonProps } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { announce } from '../announcer/announcer.js';

const SHOWN_MS = 2000;

export interface CopyButtonProps extends Pick<ButtonProps, 'size' | 'variant'> {
  /** What is copied, in words: "Copy JavaScript". */
  label: string;
  value: string;
  /** An icon alone, with the same name, where the words would weigh more than what they are about. */
  isQuiet?: boolean;
}

type Outcome = 'idle' | 'copied' | 'refused';

/** Copies a text and answers in place. A browser that refuses says so instead of pretending. */
export function CopyButton({ label, value, size = 'xs', variant = 'default', isQuiet = false }: CopyButtonProps): ReactNode {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  useEffect(() => {
    if (outcome === 'idle') return undefined;
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome('copied');
      announce('Copied');
    } catch {
      setOutcome('refused');
      announce('The browser did not allow copying. Select the text and copy it.');
    }
  };
  const text = outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'Not allowed here' : label;
  if (isQuiet) {
    return (
      <Button size="compact-sm" variant="subtle" color="gray" aria-label={text} title={label} onClick={() => void copy()}>
        {outcome === 'copied' ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      </Button>
    );
  }
  return (
    <Button
      size={size}
      variant={variant}
      leftSection={outcome === 'copied' ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      onClick={() => void copy()}
    >
      {text}
    </Button>
  );
}
