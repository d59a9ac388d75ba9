// SPDX-License-Identifier: Apache-2.0
// What is seldom done with an entry: pinning it, making a template of it, sending it to those without the program.
import { Suspense, lazy, useState } from 'react';
import { Menu } from '../../parts/filter_menu.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import type { Entry } from '../model.ts';
import { SendOutside } from '../outside/parts.ts';
import { sendingHere } from '../outside/rules.ts';
import { explain } from '../text.ts';
import { useCopy } from '../use_phone.ts';

const MOST_PINS = 10;
const FromNote = lazy(() => import('../../templates/from_note_dialog.tsx'));

export function EntryMore({ entry }: { entry: Entry }) {
  const { t } = useText();
  const { phone, copy } = useCopy();
  const [making, setMaking] = useState(false);
  const [reaching, setReaching] = useState(false);
  const person = copy.book.person(entry.person_id);
  if (!person) return null;
  const mayWrite = person.page.basis.reach === 'write', { members } = person.outside;
  const isPinned = person.pins.includes(entry.id);
  const act = async (what: () => Promise<void>, words: string) => {
    try {
      await what();
      say(words);
      void phone.sync();
    } catch (problem) {
      say(explain(problem), { bad: true });
    }
  };
  const pin = () => {
    if (!isPinned && person.pins.length >= MOST_PINS) return say(t('pin.full', { n: MOST_PINS }), { bad: true });
    return void act(() => copy.pin(person.id, entry.id, !isPinned, Date.now()), t(isPinned ? 'pin.taken_out' : 'pin.done'));
  };
  return (
    <>
      <Menu label={t('pin.more')} className="button entry__more">
        {(close) => (
          <div onClick={close}>
            {mayWrite && <button type="button" className="menu__item" onClick={pin}>{t(isPinned ? 'pin.take_out' : 'pin.pin')}</button>}
            {mayWrite && members.length > 0 && !sendingHere(copy.outbox.list(), person.id, entry.id) && <button type="button" className="menu__item" onClick={() => setReaching(true)}>{t('phone.outside.send')}</button>}
            {entry.text && <button type="button" className="menu__item" onClick={() => setMaking(true)}>{t('template.from_note')}</button>}
          </div>
        )}
      </Menu>
      {reaching && <Suspense><SendOutside members={members} onClose={() => setReaching(false)} onSend={() => void act(() => copy.sendOutside(person.id, entry.id, Date.now()), t('phone.outside.asked')).then(() => setReaching(false))} /></Suspense>}
      {making && (
        <Suspense>
          <FromNote note={entry} names={[person.page.person.name, entry.author, ...person.page.team.map((one) => one.name)]} onClose={() => setMaking(false)}
            onKeep={(body) => act(() => copy.keepTemplate(person.id, body, Date.now()), t('template.kept')).then(() => setMaking(false))} />
        </Suspense>
      )}
    </>
  );
}
