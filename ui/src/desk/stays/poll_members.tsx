// SPDX-License-Identifier: Apache-2.0
// Those who are asked: how each is reached, how far that came, what she said, and what comes next when it did not arrive.
import type { ConferenceInvitedView, ConferenceView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { telHref } from '../../text/format.ts';
import { DeliveryState } from '../people/thread/delivery_state.tsx';
import { bare, handNote, isGoingOn, reachedBy } from './poll_rules.ts';

export type Open = { what: 'hold' | 'cancel' | 'invite' } | { what: 'answer'; one: ConferenceInvitedView; typed: boolean } | { what: 'reach' | 'uninvite'; one: ConferenceInvitedView };

export function Member({ poll, one, onOpen }: { poll: ConferenceView; one: ConferenceInvitedView; onOpen: (open: Open) => void }) {
  const { t } = useText();
  const who = bare(one);
  const typed = one.typed_by && t('poll.typed_by', { name: one.typed_by, via: t(`poll_channel.${one.via}`) });
  return (
    <li className="result" aria-label={who}>
      <div className="line">
        <b>{who}</b> {one.profession !== 'none' && <span>{t(`profession.${one.profession}`)}</span>}
        {one.must_attend && <Badge tone="warn">{t('poll.must')}</Badge>}
        {one.guest && <Badge tone="plain">{t('poll.guest')}</Badge>}
        {one.attendance !== 'unsaid' && <Badge tone={one.attendance === 'present' ? 'good' : 'plain'}>{t(`poll_attendance.${one.attendance}`)}</Badge>}
      </div>
      {!one.guest && <p className="small">{t(`poll_channel.${one.channel}`)} {one.address} {one.phone && <a href={telHref(one.phone)}>{one.phone}</a>} {one.channel !== 'app' && t('poll.reply_number', { number: one.reply_number })} {one.answered_at ? typed || t('poll.answered_self') : t('poll_answer.none')}</p>}
      <Reached poll={poll} one={one} />
      {poll.may_manage && !one.guest && poll.state !== 'held' && <Actions poll={poll} one={one} who={who} onOpen={onOpen} />}
    </li>
  );
}

// What the program brought, question and news each on a line; or that it is the asker's to do.
function Reached({ poll, one }: { poll: ConferenceView; one: ConferenceInvitedView }) {
  const { t } = useText();
  const { ask, news } = reachedBy(one);
  const note = handNote(poll, one);
  return (
    <>
      {ask && <p className="line small"><span>{t('poll.ask_line')}</span> <DeliveryState delivery={ask} /></p>}
      {news && <p className="line small"><span>{t('poll.tell_line')}</span> <DeliveryState delivery={news} /></p>}
      {note && <p className="small"><Badge tone="warn">{t(note)}</Badge></p>}
    </>
  );
}

function Actions({ poll, one, who, onOpen }: { poll: ConferenceView; one: ConferenceInvitedView; who: string; onOpen: (open: Open) => void }) {
  const { t } = useText();
  const asking = poll.state === 'asked';
  const { stuck } = reachedBy(one);
  return (
    <div className="line no-print">
      {stuck && <Button look="primary" aria-label={t(asking ? 'poll.reach_which' : 'poll.reach_tell_which', { name: who })} onClick={() => onOpen({ what: 'reach', one })}>{t(asking ? 'poll.reach' : 'poll.reach_tell')}</Button>}
      {asking && <Button aria-label={t('poll.answer_for_which', { name: who })} onClick={() => onOpen({ what: 'answer', one, typed: true })}>{t('poll.answer_for')}</Button>}
      {one.channel !== 'app' && <LinkButton icon="print" href={`/v1/conferences/${poll.id}/sheet.pdf?invited_id=${one.id}`} target="_blank" aria-label={t('poll.sheet_which', { name: who })}>{t('poll.sheet')}</LinkButton>}
      {!stuck && one.channel !== 'app' && !(asking && one.answered_at) && <Button look="quiet" aria-label={t(asking ? 'poll.reach_which' : 'poll.reach_tell_which', { name: who })} onClick={() => onOpen({ what: 'reach', one })}>{t(asking ? 'poll.reach' : 'poll.reach_tell')}</Button>}
      {isGoingOn(poll) && <Button look="quiet" aria-label={t('poll.uninvite_which', { name: who })} onClick={() => onOpen({ what: 'uninvite', one })}>{t('poll.uninvite')}</Button>}
    </div>
  );
}
