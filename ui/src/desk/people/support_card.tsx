// SPDX-License-Identifier: Apache-2.0
// What the support register says of this person; the town puts people on it and takes them off.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Refused, get } from '../../api/request.ts';
import type { PersonPage, SupportEntry } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText } from '../../text/format.ts';
import { useMay } from '../context.tsx';
import { SupportDialog } from './support_dialog.tsx';
import { SupportEndDialog } from './support_end_dialog.tsx';

const NOT_FOUND = 404;

// Not on the register is an answer, too.
async function entryOf(path: string): Promise<SupportEntry | null> {
  try {
    return await get<SupportEntry>(path);
  } catch (problem) {
    if (problem instanceof Refused && problem.status === NOT_FOUND) return null;
    throw problem;
  }
}

function Entry({ entry }: { entry: SupportEntry }) {
  const { t, lang } = useText();
  const rows: [string, string][] = [
    [t('support.reasons'), entry.reasons.join(t('fact_word.comma'))], [t('support.helper'), entry.helper], [t('support.neighbourhood'), entry.neighbourhood],
    [t('support.applied_on'), dateText(entry.applied_on, lang)], [t('support.consented_on'), entry.consented_on ? dateText(entry.consented_on, lang) : t('support.no_consent')],
    [t('support.made_with'), entry.made_with], [t('support.note'), entry.note],
  ];
  return <dl className="facts">{rows.filter(([, text]) => text).map(([label, text]) => <div key={label}><dt>{label}</dt><dd className="pre-line">{text}</dd></div>)}</dl>;
}

export function SupportCard({ page }: { page: PersonPage }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const edits = useMay()('support.edit');
  const [open, setOpen] = useState<'put' | 'end'>();
  const { id } = page.person;
  const key = ['support', id];
  const query = useQuery({ queryKey: key, queryFn: () => entryOf(`/v1/people/${id}/support`) });
  const saved = (entry: SupportEntry) => {
    client.setQueryData(key, entry);
    void client.invalidateQueries({ queryKey: ['support-register'] });
  };
  if (query.data === null && !edits) return null;
  return (
    <section className="card stack" aria-labelledby="support">
      <div className="card__head"><h2 id="support">{t('support.title')}</h2></div>
      <Answer query={query} rows={1}>{(entry) => (
        <>
          {entry?.ended_on ? <p><Badge tone="plain">{t('support.ended_on', { date: dateText(entry.ended_on, lang), reason: entry.ended_reason })}</Badge></p>
            : entry ? <Entry entry={entry} /> : <p className="soft">{t('support.not_on_it')}</p>}
          {edits && (
            <div className="line no-print">
              <Button icon={entry && !entry.ended_on ? 'edit' : 'plus'} onClick={() => setOpen('put')}>{t(!entry ? 'support.put' : entry.ended_on ? 'support.put_again' : 'support.change')}</Button>
              {entry && !entry.ended_on && <Button onClick={() => setOpen('end')}>{t('support.end')}</Button>}
            </div>
          )}
          {open === 'put' && <SupportDialog personId={id} entry={entry ?? undefined} onSaved={saved} onClose={() => setOpen(undefined)} />}
          {open === 'end' && <SupportEndDialog personId={id} onSaved={saved} onClose={() => setOpen(undefined)} />}
        </>
      )}</Answer>
    </section>
  );
}
