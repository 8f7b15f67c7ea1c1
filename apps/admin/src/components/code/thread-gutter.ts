import { RangeSet, StateEffect, StateField, type Extension } from '@codemirror/state';
import { gutter, GutterMarker } from '@codemirror/view';

/** A thread beside a line. */
export interface LineThread {
  readonly id: number;
  readonly line: number;
  readonly state: 'open' | 'resolved';
  /** Accessible name: "Open thread by Dana, line 12". */
  readonly label: string;
}

export const setThreads = StateEffect.define<readonly LineThread[]>();

class ThreadMarker extends GutterMarker {
  constructor(private readonly thread: LineThread, private readonly onPress: (id: number) => void) {
    super();
  }

  override eq(other: ThreadMarker): boolean {
    return other.thread.id === this.thread.id && other.thread.state === this.thread.state && other.thread.label === this.thread.label;
  }

  override toDOM(): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cm-thread';
    button.dataset['state'] = this.thread.state;
    button.setAttribute('aria-label', this.thread.label);
    button.textContent = this.thread.state === 'open' ? '●' : '✓';
    button.addEventListener('click', () => this.onPress(this.thread.id));
    return button;
  }
}

/** A column with a button for each line that has a thread: the first open one, else the first. Reached with Tab. */
export function threadGutter(onPress: (id: number) => void): Extension {
  const markers = StateField.define<RangeSet<GutterMarker>>({
    create: () => RangeSet.empty,
    update(known, transaction) {
      const change = transaction.effects.find((effect) => effect.is(setThreads));
      if (change === undefined) return known.map(transaction.changes);
      const { doc } = transaction.state;
      const byLine = new Map<number, LineThread>();
      for (const thread of change.value as readonly LineThread[]) {
        const there = byLine.get(thread.line);
        if (thread.line <= doc.lines && (there === undefined || (there.state === 'resolved' && thread.state === 'open'))) byLine.set(thread.line, thread);
      }
      const ordered = [...byLine.values()].sort((one, other) => one.line - other.line);
      return RangeSet.of(ordered.map((thread) => new ThreadMarker(thread, onPress).range(doc.line(thread.line).from)));
    },
  });
  return [markers, gutter({ class: 'cm-threads', markers: (view) => view.state.field(markers) })];
}
