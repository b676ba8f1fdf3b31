/** Prints truth and measurement of every play beside each other, and leaves the table in `dist/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import type { Row } from './verdict.ts';

type Played = { complaint: string; play: string; rows: Row[] };

const folder = fileURLToPath(new URL('../../dist/', import.meta.url));

const seconds = (ms: number) => (ms / 1000).toFixed(1);
const list = (rows: Row[], of: (row: Row) => number) => rows.map((row) => seconds(of(row))).join(' + ');

function lineOf({ complaint, play, rows }: Played): string {
  const differences = rows.map(({ truthMs, measuredMs }) => measuredMs - truthMs);
  const signed = differences.map((ms) => `${ms < 0 ? '−' : '+'}${seconds(Math.abs(ms))}`).join(', ');
  const cells = [
    complaint,
    play,
    list(rows, (row) => row.truthMs),
    list(rows, (row) => row.measuredMs),
    signed,
  ];
  return `| ${cells.join(' | ')} |`;
}

export default class HandleTimeReporter implements Reporter {
  readonly #file: string;
  readonly #played: Played[] = [];

  constructor({ file }: { file: string }) {
    this.#file = `${folder}${file}`;
  }

  onTestEnd(_test: TestCase, { annotations }: TestResult): void {
    for (const { type, description } of annotations) {
      if (type === 'handle time' && description) this.#played.push(JSON.parse(description));
    }
  }

  onEnd(): void {
    if (this.#played.length === 0) return;
    const head = ['complaint', 'what is played', 'truth, s', 'measured, s', 'difference, s'];
    const table = [
      `| ${head.join(' | ')} |`,
      '| --- | --- | --- | --- | --- |',
      ...this.#played.map(lineOf),
      '',
    ].join('\n');
    mkdirSync(folder, { recursive: true });
    writeFileSync(this.#file, table);
    console.log(`\n${table}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
