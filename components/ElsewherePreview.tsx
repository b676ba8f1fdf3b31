import { useEffect, useState } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { readWithElsewhere, type WithElsewhere } from '../lib/stores/counting.ts';
import { durationText } from './DurationText.tsx';

/** What the agent's own figures are without elsewhere and with it, before anything is saved. */
export function ElsewherePreview({ connections }: { connections: ReadonlySet<string> }) {
  const [figures, setFigures] = useState<WithElsewhere>();
  useEffect(() => {
    readWithElsewhere(connections).then(setFigures, () => {});
  }, []);
  return (
    <table class="preview" aria-busy={figures === undefined}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('elsewhere_without')}</th>
          <th scope="col">{t('elsewhere_with')}</th>
        </tr>
      </thead>
      <tbody>
        {(['today', 'month'] as const).map((row) => (
          <tr key={row}>
            <th scope="row">{t(`preview_${row}`)}</th>
            <td>{valueText(figures?.[row].apart)}</td>
            <td>{valueText(figures?.[row].counted)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function valueText(ms: number | undefined): string {
  return ms === undefined ? '–' : durationText(ms);
}
