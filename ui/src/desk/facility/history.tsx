// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useHistory } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { Capability, ContactWindow, FacilityPage, FactGroup, HistoryEntry, OpenHours, Relation, Service } from '../../api/types.ts';
import { known, type Language } from '../../i18n/index.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer } from '../../parts/states.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText, windowTitle } from '../../text/format.ts';
import { hoursText } from '../../text/hours.ts';
import { useWords, type Words } from '../context.tsx';
import { canUndo, entriesOf } from './history_rules.ts';

type Entry = Partial<Service & Capability & ContactWindow & Relation>;

// One entry of a list of the record, in words.
function entryText(entry: Entry, words: Words, lang: Language): string {
  if (entry.item) return [words.item(entry.item), entry.answer && words.name('Acceptance', entry.answer), entry.note].filter(Boolean).join(' ');
  const hours = hoursText((entry.hours as OpenHours[] | undefined) ?? [], lang);
  if (entry.person !== undefined) return [windowTitle({ department: entry.department ?? '', role: entry.role ?? '', person: entry.person }), hours].filter(Boolean).join(' ');
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
  if (gone.length + come.length > 2) {
    return (
      <div className="small">
        <p>{change.label}:</p>
        <ul className="history__lines">{gone.map((line) => <li key={line}><del>{line}</del></li>)}{come.map((line) => <li key={line}><ins>{line}</ins></li>)}</ul>
      </div>
    );
  }
  return (
    <p className="small">
      {change.label}: {gone.length > 0 ? <del>{gone.join(' / ')}</del> : before.length === 0 && <span className="soft">{t('empty_value')}</span>}
      {' → '}{come.length > 0 ? <ins>{come.join(' / ')}</ins> : after.length === 0 && <span className="soft">{t('empty_value')}</span>}
    </p>
  );
}

function UndoButton({ id, entry, onDone }: { id: string; entry: HistoryEntry; onDone: () => void }) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    try {
      await post(`/v1/facilities/${id}/undo`, { seq: entry.seq });
      onDone();
      say(t('undo.done'));
    } catch (problem) {
      sayProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  return <Button icon="undo" busy={busy} onClick={() => void undo()} aria-label={t('history.undo', { seq: entry.seq })}>{t('undo')}</Button>;
}

// The whole history of a facility, or that of one group of facts.
export function HistoryDialog({ page, group, onClose }: { page: FacilityPage; group?: FactGroup | undefined; onClose: () => void }) {
  const { t, lang } = useText();
  const words = useWords();
  const client = useQueryClient();
  const { id } = page.facility;
  const history = useHistory(id, true);
  const title = group ? t('history.of', { name: words.name('FactGroup', group) }) : t('facility.history');
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="soft">{page.facility.name}</p>
      <Answer query={history}>{({ entries }) => {
        const shown = entriesOf(entries, group);
        return shown.length === 0 ? <p className="soft">{t(group ? 'history.none_group' : 'history.none')}</p> : (
          <ol className="history">
            {shown.map((e) => (
              <li key={e.seq}>
                <p className="line"><b>{known(`act.${e.act}`) ?? e.act}</b> <span className="small soft">{momentText(e.at, lang)} {e.who} {t('history.seq', { seq: e.seq })}</span>
                  {page.may_edit && canUndo(entries.find((x) => x.seq === e.seq) ?? e, entries, page.freshness) && (
                    <span className="line-end"><UndoButton id={id} entry={e} onDone={() => void client.invalidateQueries({ queryKey: ['facility', id] })} /></span>
                  )}
                </p>
                {e.changes.map((c) => <Change key={c.field} change={c} />)}
              </li>
            ))}
          </ol>
        );
      }}</Answer>
    </Dialog>
  );
}
