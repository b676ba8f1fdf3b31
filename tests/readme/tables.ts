/** The tables of the README, drawn from the catalog and the metrics registry. */
import { allMetrics } from '../../lib/domain/metrics/registry.ts';
import { catalog } from '../../lib/helpdesks/catalog.ts';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };

type Words = Record<string, { message: string }>;

function words(key: string): string {
  const entry = (messages as Words)[key];
  if (!entry) throw new Error(`no message ${key}`);
  return entry.message;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function helpdesks(): string {
  const rows = Object.values(catalog).map(({ name, versions, reads, precision }) => [
    name,
    versions,
    reads,
    precision,
  ]);
  return table(['helpdesk', 'versions', 'reads', 'to the'], rows);
}

function metrics(): string {
  const rows = allMetrics.map(({ id, better, headline }) => {
    const key = id.replaceAll('-', '_');
    return [
      words(`metric_${key}_label`),
      words(`statistic_${headline.replaceAll('-', '_')}`),
      better,
      words(`metric_${key}_about`),
    ];
  });
  return table(['metric', 'shown as', 'better', 'what it means'], rows);
}

const tables: Record<string, () => string> = { helpdesks, metrics };

/** The README's text with every table between its marks drawn anew. */
export function withTables(readme: string): string {
  return Object.entries(tables).reduce((text, [name, draw]) => {
    const marks = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
    if (!marks.test(text)) throw new Error(`README.md has no marks for the table of ${name}`);
    return text.replace(marks, (_, open, close) => `${open}${draw()}\n${close}`);
  }, readme);
}
