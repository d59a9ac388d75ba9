// SPDX-License-Identifier: Apache-2.0
// The conferences one has to do with: those that wait for one's own answer stand on top of the stays.
import { useState } from 'react';
import { Link } from 'wouter';
import type { ConferenceView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { PickPerson } from '../people/pick_person.tsx';
import type { Picked } from '../pick_facility.tsx';
import { POLL_TONES } from './poll.tsx';
import { AskPoll } from './poll_ask.tsx';
import { useSlotWords } from './poll_parts.tsx';
import { answered, asked, fixedSlot } from './poll_rules.ts';

export function PollLine({ poll, named }: { poll: ConferenceView; named: boolean }) {
  const { t } = useText();
  const words = useSlotWords();
  const fixed = fixedSlot(poll);
  return (
    <li className="line">
      <Badge tone={POLL_TONES[poll.state]}>{t(`poll_state.${poll.state}`)}</Badge>
      <Link to={`/stays/polls/${poll.id}`}>{poll.title}{named && poll.person_name && `: ${poll.person_name}`}</Link>
      {fixed ? <span>{words(fixed.starts_at)}</span> : poll.full && <span className="small">{t('poll.answers', { n: answered(poll), all: asked(poll).length })}</span>}
      {!poll.full && <span className="small">{poll.organiser_office}</span>}
      {poll.may_manage && poll.not_reached > 0 && <Badge tone="bad">{t('poll.not_reached', { n: poll.not_reached })}</Badge>}
    </li>
  );
}

// Those that wait, and those that stand at no stay of the list.
export function Polls({ polls }: { polls: ConferenceView[] }) {
  const { t } = useText();
  const [person, setPerson] = useState<Picked>();
  const [asking, setAsking] = useState(false);
  const waiting = polls.filter((poll) => poll.waits_for_me);
  const others = polls.filter((poll) => !poll.waits_for_me && (!poll.full || !poll.stay_id) && (poll.state === 'asked' || poll.state === 'fixed'));
  return (
    <section className="stack-tight no-print" aria-label={t('poll.list')}>
      {waiting.length > 0 && <div className="notice notice--warn stack-tight"><p><b>{t('poll.waiting', { n: waiting.length })}</b></p><ul className="stack-tight">{waiting.map((poll) => <PollLine key={poll.id} poll={poll} named />)}</ul></div>}
      {others.length > 0 && <div className="card stack-tight"><h2>{t('poll.list')}</h2><ul className="stack-tight">{others.map((poll) => <PollLine key={poll.id} poll={poll} named />)}</ul></div>}
      <details>
        <summary>{t('poll.without_stay')}</summary>
        <div className="stack-tight">
          <PickPerson id="poll-person" label={t('poll.for_whom')} picked={person} onPicked={setPerson} />
          {person && <div className="line"><Button look="primary" onClick={() => setAsking(true)}>{t('poll.ask')}</Button></div>}
        </div>
      </details>
      {asking && person && <AskPoll about={{ person_id: person.id }} name={person.name} onClose={() => setAsking(false)} />}
    </section>
  );
}
