import { Kbd, Switch } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../components/dialog/dialog.js';
import { setSingleKeysEnabled, singleKeysEnabled } from '../../routing/single-keys.js';
import { KEYBOARD_MAP } from './keyboard-map.js';
import { messages } from './messages.js';
import classes from './shortcuts-help.module.css';

/** The keyboard map, and the switch for keys without a modifier. */
export function ShortcutsHelp({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const [enabled, setEnabled] = useState(singleKeysEnabled);
  const change = (next: boolean): void => {
    setSingleKeysEnabled(next);
    setEnabled(next);
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={messages.help} size="lg">
      <div className={classes.sections}>
        {KEYBOARD_MAP.map((section) => (
          <section key={section.title}>
            <h3>{section.title}</h3>
            <dl className={classes.keys}>
              {section.keys.map((entry) => (
                <div key={entry.text}>
                  <dt>
                    {entry.keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{entry.text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        mt="md"
        label="Keys without Ctrl or ⌘"
        description="Switch them off when you use speech input, or when they get in your way."
        checked={enabled}
        onChange={(event) => change(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
