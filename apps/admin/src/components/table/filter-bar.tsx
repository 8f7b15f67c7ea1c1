import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import classes from './filter-bar.module.css';

const TYPING_MS = 250;

/** Filters of a list; they stay in the address. */
export function FilterBar({ children, onClear }: { children: ReactNode; onClear: (() => void) | null }): ReactNode {
  return (
    <search className={classes.bar} aria-label="Filters">
      {children}
      {onClear === null ? null : (
        <Button variant="default" onClick={onClear}>
          Clear filters
        </Button>
      )}
    </search>
  );
}

export interface SearchFieldProps {
  label: string;
  placeholder?: string;
  value: string | undefined;
  onSearch: (value: string | undefined) => void;
}

/** Shows what is typed at once; the address follows when typing rests. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps): ReactNode {
  const [text, setText] = useState(value ?? '');
  const sent = useRef(value ?? '');
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });
  useEffect(() => {
    // Back, Forward and Clear change the address without typing.
    if ((value ?? '') !== sent.current) setText(value ?? '');
    sent.current = value ?? '';
  }, [value]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = wanted;
      latest.current(wanted === '' ? undefined : wanted);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextInput
      className={classes.search}
      type="search"
      label={label}
      placeholder={placeholder ?? ''}
      leftSection={<IconSearch size={16} aria-hidden />}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      data-list-filter
    />
  );
}

export interface ChoiceFieldProps<V extends string> {
  label: string;
  value: V | undefined;
  choices: readonly { readonly value: V; readonly label: string }[];
  onChoose: (value: V | undefined) => void;
  /** The label of "no filter"; absent where a choice is needed. */
  any?: string | null;
}

/** One filter with a handful of values. The native control: it works on every phone and for every reader. */
export function ChoiceField<V extends string>({ label, value, choices, onChoose, any = 'Any' }: ChoiceFieldProps<V>): ReactNode {
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[...(any === null ? [] : [{ value: '', label: any }]), ...choices]}
      onChange={(event) => onChoose(choices.find((choice) => choice.value === event.currentTarget.value)?.value)}
    />
  );
}
