import { RangeSet, StateEffect, StateField, type Extension } from '@codemirror/state';
import { gutter, GutterMarker } from '@codemirror/view';

/** A thread beside a line. */
export interface LineThread {
  readonly id: number;
  readonly line: number;
  readonly state: 'open' | 'resolved';
  /** "Open thread by Dana, line 12". */
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
    // The gutters are hidden from screen readers and the keyboard, who have the list of threads.
    const mark = document.createElement('span');
    mark.className = 'cm-thread';
    mark.dataset['state'] = this.thread.state;
    mark.title = this.thread.label;
    mark.textContent = this.thread.state === 'open' ? '●' : '✓';
    mark.addEventListener('click', () => this.onPress(this.thread.id));
    return mark;
  }
}

/** A column with a mark for each line that has a thread: the first open one, else the first. Pressing it leads to the thread. */
export function threadGutter(onPress: (id: number) => void): Extension {
  const markers = StateField.define<RangeSet<GutterMarker>>({
    create: () => RangeSet.empty,
    update(known, transaction) {
      const change = transaction.effects.find((effect) => effect.is(setThreads));
      if (change === undefined) return known.map(transaction.changes);
      const { doc } = transaction.state;
      const byLine = new Map<number, LineThread>();
      for (const thread of change.value) {
        const there = byLine.get(thread.line);
        if (thread.line <= doc.lines && (there === undefined || (there.state === 'resolved' && thread.state === 'open'))) byLine.set(thread.line, thread);
      }
      const ordered = [...byLine.values()].sort((one, other) => one.line - other.line);
      return RangeSet.of(ordered.map((thread) => new ThreadMarker(thread, onPress).range(doc.line(thread.line).from)));
    },
  });
  return [markers, gutter({ class: 'cm-threads', markers: (view) => view.state.field(markers) })];
}
