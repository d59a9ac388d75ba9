// SPDX-License-Identifier: Apache-2.0
import { useHistory } from '../../api/queries.ts';
import type { Capability, ContactWindow, HistoryEntry, OpenHours, Relation, Service } from '../../api/types.ts';
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

const LISTS: Record<string, 'FacilityKind' | 'GeocodeLevel' | 'FacilityStatus'> = { kind: 'FacilityKind', geocode_level: 'GeocodeLevel', status: 'FacilityStatus' };

// A value as lines of words: a list gives one line for each entry.
export function valueLines(field: string, value: unknown, words: Words, lang: Language): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.map((v) => (typeof v === 'object' ? entryText(v as Entry, words, lang) : String(v)));
  if (typeof value === 'object') return [entryText(value as Entry, words, lang)];
  if (typeof value === 'boolean') return value ? [known('yes') ?? ''] : [];
  const list = LISTS[field];
  return [list ? words.name(list, String(value)) : String(value)];
}

// Only what is not on both sides.
function Change({ change }: { change: HistoryEntry['changes'][number] }) {
  const { t, lang } = useText();
  const words = useWords();
  const before = valueLines(change.field, change.before, words, lang);
  const after = valueLines(change.field, change.after, words, lang);
  const gone = before.filter((line) => !after.includes(line));
  const come = after.filter((line) => !before.includes(line));
  return (
    <p className="small">
      {change.label}: {gone.length > 0 ? <del>{gone.join(' / ')}</del> : before.length === 0 && <span className="soft">{t('empty_value')}</span>}
      {' → '}{come.length > 0 ? <ins>{come.join(' / ')}</ins> : after.length === 0 && <span className="soft">{t('empty_value')}</span>}
    </p>
  );
}

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
                <p><b>{known(`act.${e.act}`) ?? e.act}</b> <span className="small soft">{momentText(e.at, lang)} {e.who} {t('history.seq', { seq: e.seq })}</span></p>
                {e.changes.map((c) => <Change key={c.field} change={c} />)}
              </li>
            ))}
          </ol>
        )
      )}</Answer>
    </Dialog>
  );
}
