/** Everything that a key does, as `?` shows it. One place, so that the help never lies. */
export const KEYBOARD_MAP = [
  {
    title: 'Anywhere',
    keys: [
      { keys: ['Ctrl', 'K'], text: 'Search or jump to a page, brand or code (⌘ K on a Mac)' },
      { keys: ['/'], text: 'Go to the filter of this list' },
      { keys: ['c'], text: 'Generate' },
      { keys: ['b'], text: 'Switch brand' },
      { keys: ['g', 'h'], text: 'Home' },
      { keys: ['g', 'c'], text: 'Code' },
      { keys: ['g', 'k'], text: 'Knowledge, or brands' },
      { keys: ['g', 'n'], text: 'Learning' },
      { keys: ['g', 'r'], text: 'Opal requests' },
      { keys: ['g', 'm'], text: 'Members' },
      { keys: ['g', 's'], text: 'Brand settings' },
      { keys: ['?'], text: 'This list' },
    ],
  },
  {
    title: 'Lists',
    keys: [
      { keys: ['↓', 'j'], text: 'Next row' },
      { keys: ['↑', 'k'], text: 'Previous row' },
      { keys: ['Enter'], text: 'Open the row' },
      { keys: ['Space'], text: 'Peek at the row, in the list of code; Esc closes it' },
      { keys: ['x'], text: 'Choose the row, where rows can be chosen' },
      { keys: ['Shift', 'x'], text: 'Choose all rows from the one chosen last, in Waiting for me' },
    ],
  },
  {
    title: 'Code page',
    keys: [
      { keys: ['1', '…', '9'], text: 'Code, diff, findings, evidence, corrections, lineage, discussion, history, deployments' },
      { keys: ['v'], text: 'Go to the decision' },
      { keys: ['e'], text: 'Edit' },
      { keys: [']', '['], text: 'Next, previous change of a diff' },
      { keys: ['↓', '↑'], text: 'From line number to line number of a diff, and from a change into its lines; Enter opens the discussion of a line' },
      { keys: ['n', 'p'], text: 'Next, previous finding' },
    ],
  },
  {
    title: 'Writing',
    keys: [
      { keys: ['Ctrl', 'Enter'], text: 'Generate from the description, or send the decision' },
      { keys: ['Tab'], text: 'Indents after a click into an editor, leaves it after entry by keyboard' },
      { keys: ['Esc', 'Tab'], text: 'Always leaves an editor' },
    ],
  },
] as const;
