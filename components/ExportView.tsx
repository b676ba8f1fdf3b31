import { useEffect, useState } from 'preact/hooks';
import { plural, t } from '../lib/platform/i18n.ts';
import { collectExport, type ExportFile } from '../lib/stores/export.ts';
import { type Connection, isDemo } from '../lib/stores/overview.ts';
import { Notice } from './Notice.tsx';
import { ViewHeader } from './ViewHeader.tsx';

type Props = { connection: Connection | undefined; onBack: () => void };
type Ready = ExportFile & { url: string };

/** Collects the tickets of one connection and hands them over as a file. */
export function ExportView({ connection: asked, onBack }: Props) {
  const connection = asked && isDemo(asked) ? undefined : asked;
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [ready, setReady] = useState<Ready | 'failed'>();
  useEffect(() => {
    if (!connection) return;
    let url: string | undefined;
    let isCurrent = true;
    collectExport(connection, (done, total) => setProgress({ done, total })).then(
      (collected) => {
        if (!isCurrent) return;
        url = URL.createObjectURL(collected.file);
        setReady({ ...collected, url });
        save(url, collected.name);
      },
      () => setReady('failed'),
    );
    return () => {
      isCurrent = false;
      if (url) URL.revokeObjectURL(url);
    };
  }, [connection?.id]);
  return (
    <main>
      <ViewHeader title={t('export_title')} onBack={onBack} />
      {!asked && <Notice tone="warning">{t('export_gone')}</Notice>}
      {asked && isDemo(asked) && <Notice tone="info">{t('demo_no_export')}</Notice>}
      {ready === 'failed' && <Notice tone="problem">{t('error_unavailable')}</Notice>}
      {connection && !ready && (
        <p class="card hint" role="status">
          {t('export_collecting')}
          <progress value={progress?.done ?? 0} max={progress?.total || 1} />
        </p>
      )}
      {ready && ready !== 'failed' && (
        <section class="card">
          <p role="status">{plural('export_ready', ready.tickets, ready.name)}</p>
          {ready.missing > 0 && <Notice tone="warning">{plural('export_missing', ready.missing)}</Notice>}
          <p class="secondary">{t('export_about')}</p>
          <div class="buttons">
            <a class="button" href={ready.url} download={ready.name}>
              {t('export_again')}
            </a>
          </div>
        </section>
      )}
    </main>
  );
}

function save(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
