// SPDX-License-Identifier: Apache-2.0
import { useHistory } from '../../api/queries.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';

export function HistoryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, lang } = useText();
  const history = useHistory(id, true);
  return (
    <Dialog title={t('facility.history')} onClose={onClose}>
      <Answer query={history}>{({ entries }) => (
        entries.length === 0 ? <p className="soft">{t('history.none')}</p> : (
          <ol className="history">
            {entries.map((e) => (
              <li key={e.seq}>
                <p><b>{e.summary}</b></p>
                <p className="small soft">{momentText(e.at, lang)} {e.who} {e.office} {t('history.seq', { seq: e.seq })}</p>
                {e.changes.map((c) => (
                  <p key={c.field} className="small">{c.label}: <del>{c.before || t('empty_value')}</del> → <ins>{c.after || t('empty_value')}</ins></p>
                ))}
              </li>
            ))}
          </ol>
        )
      )}</Answer>
    </Dialog>
  );
}
