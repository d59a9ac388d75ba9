// SPDX-License-Identifier: Apache-2.0
// 保存期間と消去: whose term is over, who is held back and why, what was erased. What is erased does not come back, so it is
// chosen here, looked at in numbers and said yes to in the next step.
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useQueryClient } from '@tanstack/react-query';
import { useGet } from '../../api/queries.ts';
import type { Erasure, RetentionHold, RetentionLine, RetentionPage } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Check } from '../../parts/field.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, momentText } from '../../text/format.ts';
import type { Picked } from '../pick_facility.tsx';
import { EraseDialog } from './erase_dialog.tsx';
import { HoldDialog, LiftDialog } from './hold_dialogs.tsx';

function Line({ line, before, children }: { line: RetentionLine; before?: ReactNode; children: ReactNode }) {
  const { t, lang } = useText();
  return (
    <li className="result">
      <div className="result__head">
        {before ?? <Link className="result__name" to={`/people/${line.person_id}`}>{line.name}</Link>}
        <span className="small soft">{line.name_kana}</span>
        {line.why === 'erasure_running' && <Badge tone="info">{t('retention.running')}</Badge>}
        {line.hold && <Badge tone="warn">{t('retention.held')}</Badge>}
        {line.records > 1 && <Badge>{t('retention.records', { n: line.records })}</Badge>}
      </div>
      <p className="small">
        {line.ended_on ? t('retention.ended_on', { date: dateText(line.ended_on, lang) }) : t('retention.not_ended')}
        {line.last_entry && ` ${t('retention.last_entry', { date: dateText(line.last_entry, lang) })}`}
        {line.term_on && ` ${t('retention.term_on', { date: dateText(line.term_on, lang) })}`}
      </p>
      {line.why && line.why !== 'erasure_held' && line.why !== 'erasure_running' && <p className="notice notice--warn small">{line.why_words}</p>}
      {children}
    </li>
  );
}

function HoldLines({ hold }: { hold: RetentionHold }) {
  const { t, lang } = useText();
  return (
    <>
      <p>{hold.reason}</p>
      <p className="small soft">
        {t('retention.hold_set', { name: hold.set_by_name, at: momentText(hold.set_at, lang) })}{' '}
        {hold.until ? t('retention.hold_until', { date: dateText(hold.until, lang) }) : t('retention.hold_open')}
      </p>
    </>
  );
}

function Done({ erasures }: { erasures: Erasure[] }) {
  const { t, lang } = useText();
  const columns: Column<Erasure>[] = [
    { id: 'number', label: t('retention.number'), head: true, rem: 5, cell: (e) => t('retention.number_n', { n: e.number }) },
    { id: 'state', label: t('links.state'), rem: 6, cell: (e) => (e.state === 'running' ? <Badge tone="info">{t('retention.running')}</Badge> : <Badge tone="good">{t('retention.finished')}</Badge>) },
    { id: 'at', label: t('retention.started'), rem: 9, cell: (e) => <span className="nums">{momentText(e.started_at, lang)}</span> },
    { id: 'by', label: t('retention.by'), rem: 6, cell: (e) => e.by_name },
    { id: 'erased', label: t('retention.people'), number: true, cell: (e) => e.erased },
    { id: 'kept', label: t('retention.kept'), number: true, cell: (e) => e.kept },
    { id: 'entries', label: t('retention.entries'), number: true, cell: (e) => e.entries },
    { id: 'files', label: t('retention.files'), number: true, cell: (e) => e.files },
    { id: 'acts', label: t('retention.acts'), number: true, cell: (e) => e.acts },
    {
      id: 'sheet', label: t('retention.sheet'), rem: 7, cell: (e) => e.state === 'finished'
        && <LinkButton icon="file" href={`/v1/erasures/${e.id}/certificate.pdf`} target="_blank">{t('retention.sheet_open')}</LinkButton>,
    },
  ];
  return <Table caption={t('retention.done')} columns={columns} rows={erasures} keyOf={(e) => e.id} dense />;
}

export default function RetentionScreen() {
  const { t, lang } = useText();
  const client = useQueryClient();
  const page = useGet<RetentionPage>('retention', '/v1/retention');
  const [chosen, setChosen] = useState<string[]>([]);
  const [erasing, setErasing] = useState(false);
  const [holding, setHolding] = useState<Picked | true>();
  const [lifting, setLifting] = useState<RetentionLine>();
  const refresh = () => client.invalidateQueries({ queryKey: ['retention'] });
  const choose = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <>
      <div className="page-head">
        <h1>{t('retention.title')}</h1>
        <div className="line line-end no-print">{page.data?.may_erase && <Button icon="plus" onClick={() => setHolding(true)}>{t('retention.hold')}</Button>}</div>
      </div>
      <Answer query={page}>{({ settings, may_erase, due, coming, held, erasures }) => {
        const free = due.filter((line) => !line.why);
        const picked = free.filter((line) => chosen.includes(line.person_id));
        return (
          <>
            <p className="soft narrow">{t('retention.lead', { n: settings.years })}</p>
            {!may_erase && <p className="notice notice--warn">{t('retention.officers_only')}</p>}
            <section className="stack" aria-labelledby="due">
              <h2 id="due">{t('retention.due', { n: due.length })}</h2>
              {due.length === 0 && <Empty title={t('retention.due_none')} />}
              {may_erase && free.length > 0 && (
                <div className="line no-print">
                  <Button look="quiet" onClick={() => setChosen(picked.length === free.length ? [] : free.map((line) => line.person_id))}>
                    {t(picked.length === free.length ? 'retention.choose_none' : 'retention.choose_all', { n: free.length })}
                  </Button>
                  <Button look="danger" aria-disabled={picked.length === 0 || undefined} onClick={() => setErasing(true)}>{t('retention.erase_n', { n: picked.length })}</Button>
                </div>
              )}
              <ul className="results">
                {due.map((line) => (
                  <Line key={line.person_id} line={line}
                    before={may_erase && !line.why ? <Check label={<b>{line.name}</b>} checked={chosen.includes(line.person_id)} onChecked={(on) => choose(line.person_id, on)} /> : undefined}>
                    {may_erase && !line.hold && line.why !== 'erasure_running' && (
                      <div className="line no-print">
                        <Link to={`/people/${line.person_id}`} aria-label={t('retention.page_of', { name: line.name })}>{t('retention.page')}</Link>
                        <Button look="quiet" aria-label={t('retention.hold_who', { name: line.name })} onClick={() => setHolding({ id: line.person_id, name: line.name })}>{t('retention.hold')}</Button>
                      </div>
                    )}
                  </Line>
                ))}
              </ul>
            </section>
            <section className="stack" aria-labelledby="held">
              <h2 id="held">{t('retention.held_title', { n: held.length })}</h2>
              <p className="soft narrow">{t('retention.held_lead')}</p>
              <ul className="results">
                {held.map((line) => (
                  <Line key={line.person_id} line={line}>
                    {line.hold && <HoldLines hold={line.hold} />}
                    {may_erase && <div className="line no-print"><Button aria-label={t('retention.lift_who', { name: line.name })} onClick={() => setLifting(line)}>{t('retention.lift')}</Button></div>}
                  </Line>
                ))}
              </ul>
            </section>
            {coming.length > 0 && (
              <details className="card stack">
                <summary>{t('retention.coming', { n: coming.length })}</summary>
                <ul className="stack-tight">{coming.map((line) => <li key={line.person_id}><Link to={`/people/${line.person_id}`}>{line.name}</Link> {line.term_on && t('retention.term_on', { date: dateText(line.term_on, lang) })}</li>)}</ul>
              </details>
            )}
            <section className="stack" aria-labelledby="done">
              <h2 id="done">{t('retention.done')}</h2>
              <p className="soft narrow">{t('retention.done_lead')}</p>
              {erasures.length === 0 ? <p className="soft">{t('retention.done_none')}</p> : <Done erasures={erasures} />}
            </section>
            {erasing && <EraseDialog lines={picked} onDone={async () => { setChosen([]); await refresh(); }} onClose={() => setErasing(false)} />}
            {holding && <HoldDialog given={holding === true ? undefined : holding} onDone={refresh} onClose={() => setHolding(undefined)} />}
            {lifting?.hold && <LiftDialog line={lifting} hold={lifting.hold} onDone={refresh} onClose={() => setLifting(undefined)} />}
          </>
        );
      }}</Answer>
    </>
  );
}
