import type { ReactNode } from 'react';
import classes from './choice-buttons.module.css';

export interface ChoiceButtonsProps<V extends string> {
  label: string;
  value: V;
  /** `wideOnly`: not offered on a phone, where there is no room for it. */
  choices: readonly { readonly value: V; readonly label: string; readonly wideOnly?: boolean }[];
  onChoose: (value: V) => void;
}

/** A few ways to look at the same thing; the one in use is pressed. */
export function ChoiceButtons<V extends string>({ label, value, choices, onChoose }: ChoiceButtonsProps<V>): ReactNode {
  return (
    <div role="group" aria-label={label} className={classes.group}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className={`${classes.choice} ${choice.wideOnly === true ? classes.wideOnly : ''}`}
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
