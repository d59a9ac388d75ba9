// SPDX-License-Identifier: Apache-2.0
import { useHistory } from '../../api/queries.ts';
import type { Capability, ContactWindow, OpenHours, Relation, Service } from '../../api/types.ts';
import { known, type Language } from '../../i18n/index.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { hoursText } from '../../text/hours.ts';
import { useWords, type Words } from '../context.tsx';

type Entry = Partial<Service & Capability & ContactWindow & Relation>;

// One entry of a list of the record, in words.
function entryText(entry: Entry, words: Words, lang: Language): string {
  if (entry.item) return [words.item(entry.item), entry.answer && words.name('Acceptance', entry.answer), entry.note].filter(Boolean).join(' ');
  const hours = hoursText((entry.hours as OpenHours[] | undefined) ?? [], lang);
  if (entry.person !== undefined) return [entry.department, entry.role, entry.person, hours].filter(Boolean).join(' ');
  if (entry.kind) return [words.name('FacilityKind', entry.kind), hours, entry.hours_note].filter(Boolean).join(' ');
  if (entry.to_id) return [words.name('RelationRole', entry.role ?? ''), entry.note].filter(Boolean).join(' ');
  return JSON.stringify(entry);
}

export function valueText(value: unknown, words: Words, lang: Language): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((v) => (typeof v === 'object' ? entryText(v as Entry, words, lang) : String(v))).join(' / ');
  return typeof value === 'object' ? entryText(value as Entry, words, lang) : String(value);
}

export function HistoryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, lang } = useText();
  const words = useWords();
  const history = useHistory(id, true);
  const text = (value: unknown) => valueText(value, words, lang) || t('empty_value');
  return (
    <Dialog title={t('facility.history')} onClose={onClose}>
      <Answer query={history}>{({ entries }) => (
        entries.length === 0 ? <p className="soft">{t('history.none')}</p> : (
          <ol className="history">
            {entries.map((e) => (
              <li key={e.seq}>
                <p><b>{known(`act.${e.act}`) ?? e.act}</b> <span className="small soft">{momentText(e.at, lang)} {e.who} {t('history.seq', { seq: e.seq })}</span></p>
                {e.changes.map((c) => <p key={c.field} className="small">{c.label}: <del>{text(c.before)}</del> → <ins>{text(c.after)}</ins></p>)}
              </li>
            ))}
          </ol>
        )
      )}</Answer>
    </Dialog>
  );
}
