import { expect, test } from 'vitest';
import { tableCsv } from './table-csv.js';

test('a file for spreadsheets quotes what would split a row and defuses what would be a formula', () => {
  const columns = [
    { name: 'label', value: (row: { label: string; share: number | null }) => row.label },
    { name: 'share', value: (row: { label: string; share: number | null }) => row.share },
  ];
  const rows = [{ label: '=1+1', share: -0.5 }, { label: 'a, "b"', share: null }];
  expect(tableCsv(columns, rows)).toBe('label,share\r\n\'=1+1,-0.5\r\n"a, ""b""",\r\n');
});
