// SPDX-License-Identifier: Apache-2.0
// わたしを待つもの: what waits for my 了解, questions to me, what nobody has answered, what is new. Each line has its one act.
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { FoundEntry, Inbox, ThreadEntry, UnreadThread } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icons.tsx';
import { Answer } from '../../parts/states.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { OutsideWaitingLines } from './thread/outside.ts';
import { vitalsText } from './thread/entry_item.tsx';

const SHOWN = 8;
const LONGEST = 80;

const said = (entry: ThreadEntry) => {
  const text = entry.text || vitalsText(entry);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

function Line({ icon, found, badge, onAck }: { icon: IconName; found: FoundEntry; badge: string; onAck?: () => Promise<void> }) {
  const { t, lang } = useText();
  const [busy, setBusy] = useState(false);
  const { entry } = found;
  const ack = async () => {
    setBusy(true);
    await onAck?.();
    setBusy(false);
  };
  return (
    <li className="waiting-line">
      <Icon name={icon} />
      <div className="grow">
        <p className="line"><b>{found.person_name}</b><Badge tone={entry.urgent ? 'bad' : 'warn'}>{badge}</Badge></p>
        <p>{said(entry)}</p>
        <p className="small soft">{entry.author} {entry.office_name} {momentText(entry.at, lang)}</p>
      </div>
      <div className="line">
        {onAck && <Button look="primary" icon="check" busy={busy} aria-label={t('inbox.ack_of', { name: found.person_name })} onClick={() => void ack()}>{t('thread.ack')}</Button>}
        <LinkButton to={`/people/${entry.person_id}?tab=thread`} aria-label={t('inbox.read_of', { name: found.person_name })}>{t('home.read')}</LinkButton>
      </div>
    </li>
  );
}

function UnreadLine({ unread }: { unread: UnreadThread }) {
  const { t, lang } = useText();
  return (
    <li className="waiting-line">
      <Icon name="mail" />
      <div className="grow"><b>{unread.name}</b> <span className="small soft">{t('inbox.unread', { n: unread.count })} {momentText(unread.last_at, lang)}</span></div>
      <div className="line"><LinkButton to={`/people/${unread.person_id}?tab=thread`} aria-label={t('inbox.read_of', { name: unread.name })}>{t('home.read')}</LinkButton></div>
    </li>
  );
}

// `quiet`: for those whose desk has other work, nothing is said when nothing waits.
export function InboxBlock({ quiet }: { quiet: boolean }) {
  const { t } = useText();
  const client = useQueryClient();
  const inbox = useGet<Inbox>('inbox', '/v1/inbox');
  const empty = inbox.data && Object.values(inbox.data).every((list) => (list as unknown[]).length === 0);
  const acknowledge = async (entry: ThreadEntry) => {
    try {
      await post(`/v1/people/${entry.person_id}/marks`, { entries: [entry.id], ack: true });
      await client.invalidateQueries({ queryKey: ['inbox'] });
    } catch (problem) {
      sayProblem(problem);
    }
  };
  if (quiet && (empty || !inbox.data)) return null;
  return (
    <section className="card inbox" aria-labelledby="inbox">
      <Answer query={inbox} rows={1}>{({ urgent, questions, unanswered, unread, outside, nudges }) => {
        const n = urgent.length + questions.length + unanswered.length + unread.length + outside.length + nudges.length;
        return (
          <>
            <div className="card__head"><h2 id="inbox">{t('inbox.title', { n })}</h2></div>
            {n === 0 && <p className="soft">{t('inbox.none')}</p>}
            <ul className="waiting-list">
              {urgent.map((one) => <Line key={one.entry.id} icon="clock" found={one} badge={t(one.entry.urgent ? 'inbox.urgent' : 'inbox.needs_ack')} onAck={() => acknowledge(one.entry)} />)}
              {questions.map((one) => <Line key={one.entry.id} icon="help" found={one} badge={t('inbox.question')} />)}
              {unanswered.map((one) => <Line key={one.entry.id} icon="clock" found={one} badge={t('inbox.unanswered')} />)}
              {(outside.length > 0 || nudges.length > 0) && <Suspense><OutsideWaitingLines outside={outside} nudges={nudges} /></Suspense>}
              {unread.slice(0, SHOWN).map((one) => <UnreadLine key={one.person_id} unread={one} />)}
            </ul>
            {unread.length > SHOWN && <p className="small soft">{t('inbox.more', { n: unread.length - SHOWN })}</p>}
          </>
        );
      }}</Answer>
    </section>
  );
}
