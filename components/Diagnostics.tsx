import { useState } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { readDiagnostics } from '../lib/stores/diagnostics.ts';

type Copied = 'copied' | 'not-copied' | undefined;

/** The report for whoever looks for a fault: seen before it is copied, and sent by nobody but the agent. */
export function Diagnostics() {
  const [report, setReport] = useState<string>();
  const [copied, setCopied] = useState<Copied>();

  async function open(): Promise<void> {
    setCopied(undefined);
    setReport(await readDiagnostics().catch((error: Error) => t('error_unexpected', error.name)));
  }

  async function copy(): Promise<void> {
    const done = await navigator.clipboard.writeText(report ?? '').then(
      () => true,
      () => false,
    );
    setCopied(done ? 'copied' : 'not-copied');
  }

  return (
    <section class="diagnostics">
      <h2>{t('diagnostics')}</h2>
      <p class="secondary">{t('diagnostics_about')}</p>
      {report === undefined ? (
        <button type="button" class="button" onClick={open}>
          {t('diagnostics_show')}
        </button>
      ) : (
        <>
          <textarea class="report" aria-label={t('diagnostics')} readOnly rows={12} value={report} />
          <div class="buttons">
            <button type="button" class="button" onClick={copy}>
              {t('copy')}
            </button>
            <button type="button" class="button button-quiet" onClick={open}>
              {t('refresh')}
            </button>
            <span class="secondary" role="status">
              {copied && t(copied === 'copied' ? 'copied' : 'not_copied')}
            </span>
          </div>
        </>
      )}
    </section>
  );
}
