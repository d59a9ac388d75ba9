// SPDX-License-Identifier: Apache-2.0
// What the team has pinned, above the thread; and what is seldom done with one entry: pin it, make a template of it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useState, type ReactNode } from 'react';
import { get, post, request } from '../../../api/request.ts';
import type { PersonPage, PinnedEntries, ThreadEntry, TemplateBody } from '../../../api/types.ts';
import { Menu } from '../../../parts/filter_menu.tsx';
import { say, sayProblem } from '../../../parts/toast.tsx';
import { useText } from '../../../parts/use_text.ts';

const FromNote = lazy(() => import('../../../templates/from_note_dialog.tsx'));

export const usePins = (person: string) => useQuery({ queryKey: ['thread', person, 'pins'], queryFn: ({ signal }) => get<PinnedEntries>(`/v1/people/${person}/pins`, signal) });

export function Pinned({ pins, item }: { pins: PinnedEntries | undefined; item: (entry: ThreadEntry) => ReactNode }) {
  const { t } = useText();
  if (!pins || pins.entries.length === 0) return null;
  return (
    <section aria-labelledby="pinned" className="stack-tight">
      <h3 id="pinned">{t('pin.pinned')}</h3>
      <ol className="entries entries--pinned">{pins.entries.map(item)}</ol>
    </section>
  );
}

export function EntryTools({ page, entry, pins, mayWrite, onOutside }: { page: PersonPage; entry: ThreadEntry; pins: PinnedEntries | undefined; mayWrite: boolean; onOutside: (() => void) | undefined }) {
  const { t } = useText();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const isPinned = pins?.pins.some((one) => one.entry_id === entry.id) === true;
  const where = `/v1/people/${page.person.id}/pins`;
  const pin = async () => {
    try {
      const answer = isPinned ? await request<PinnedEntries>(`${where}/${entry.id}`, { method: 'DELETE' }) : await post<PinnedEntries>(where, { entry_id: entry.id });
      client.setQueryData(['thread', page.person.id, 'pins'], answer);
      say(t(isPinned ? 'pin.taken_out' : 'pin.done'));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const keep = async (body: TemplateBody) => {
    try {
      await post('/v1/me/templates', { body });
      await client.invalidateQueries({ queryKey: ['templates'] });
      say(t('template.kept'));
      setMaking(false);
    } catch (problem) {
      sayProblem(problem);
    }
  };
  if (!mayWrite) return null;
  return (
    <>
      <Menu label={t('pin.more')} className="button entry__more" end>
        {(close) => (
          <div onClick={close}>
            <button type="button" className="menu__item" onClick={() => void pin()}>{t(isPinned ? 'pin.take_out' : 'pin.pin')}</button>
            {onOutside && <button type="button" className="menu__item" onClick={onOutside}>{t('thread.outside_send')}</button>}
            {entry.text && <button type="button" className="menu__item" onClick={() => setMaking(true)}>{t('template.from_note')}</button>}
          </div>
        )}
      </Menu>
      {making && <Suspense><FromNote note={entry} names={[page.person.name, entry.author, ...page.team.map((one) => one.name)]} onKeep={keep} onClose={() => setMaking(false)} /></Suspense>}
    </>
  );
}
