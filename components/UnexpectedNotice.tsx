import { useState } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { readDiagnostics } from '../lib/stores/diagnostics.ts';
import { Notice } from './Notice.tsx';

/** What nobody foresaw: said calmly, with the report that helps whoever looks for the fault. */
export function UnexpectedNotice({ children }: { children: string }) {
  const [copied, setCopied] = useState<'copied' | 'not_copied'>();

  async function copy(): Promise<void> {
    const done = await readDiagnostics()
      .then((report) => navigator.clipboard.writeText(report))
      .then(
        () => true,
        () => false,
      );
    setCopied(done ? 'copied' : 'not_copied');
  }

  return (
    <Notice tone="problem" action={{ label: t('copy_diagnostics'), run: copy }}>
      {children} <span role="status">{copied && t(copied)}</span>
    </Notice>
  );
}
