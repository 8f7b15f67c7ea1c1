import { Button } from '@mantine/core';
import { IconDownload, IconTable } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { downloadText } from '../actions/download-text.js';
import classes from './chart.module.css';

export interface ChartFigureProps {
  /** What the chart says. */
  sentence: ReactNode;
  chart: ReactNode;
  /** The same numbers in the same order. */
  table: ReactNode;
  csv: { readonly name: string; readonly text: () => string };
}

/** A chart with what it says, its twin as a table, and its numbers as a file. */
export function ChartFigure({ sentence, chart, table, csv }: ChartFigureProps): ReactNode {
  const [isTable, setTable] = useState(false);
  return (
    <figure className={classes.figure}>
      {isTable ? table : chart}
      <figcaption>{sentence}</figcaption>
      <div className={classes.actions}>
        <Button size="xs" variant="default" aria-pressed={isTable} leftSection={<IconTable size={16} aria-hidden />} onClick={() => setTable(!isTable)}>
          Table
        </Button>
        <Button size="xs" variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => downloadText(csv.name, 'text/csv', csv.text())}>
          CSV
        </Button>
      </div>
    </figure>
  );
}
