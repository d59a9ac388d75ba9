// SPDX-License-Identifier: Apache-2.0
// "Whom may I call now, and how?" in one line; the same for a day and time to come.
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import type { CallAnswer, FacilityPage } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useText } from '../../parts/use_text.ts';
import { callLine, dateOf, dateText, telHref } from '../../text/format.ts';
import { readTime } from '../../text/hours.ts';

function Later({ id }: { id: string }) {
  const { t, lang } = useText();
  const [date, setDate] = useState<string | undefined>(dateOf(new Date()));
  const [time, setTime] = useState('10:00');
  const clock = readTime(time);
  const asked = date && clock ? `${date}T${clock}:00+09:00` : '';
  const answer = useGet<CallAnswer>('callable', `/v1/facilities/${id}/callable?at=${encodeURIComponent(asked)}`, asked !== '');
  return (
    <div className="call-later">
      <DateField label={t('call.date')} value={date} onValue={setDate} />
      <TextField label={t('call.time')} value={time} onValue={setTime} inputMode="numeric" error={clock ? undefined : t('hours.problem.bad_time')} />
      <p className="grow" role="status">{asked && answer.data && <><b>{dateText(date!, lang)} {clock}</b><br />{callLine(answer.data, lang)}</>}</p>
    </div>
  );
}

export function CallNow({ id, answer, hours, phone, fax }: { id: string; answer: CallAnswer; hours: FacilityPage['hours_now']; phone: string; fax: string }) {
  const { t, lang } = useText();
  const [later, setLater] = useState(false);
  const number = (answer.channel.kind === 'phone' && answer.channel.value) || phone;
  return (
    <section className={`call-now ${answer.open ? 'call-now--open' : ''}`} aria-label={t('call.title')}>
      <div className="line">
        <span className="call-now__icon"><Icon name="phone" size={28} /></span>
        <p className="grow">
          <b className="call-now__line">{callLine(answer, lang)}</b>
          
          <span className="small soft block">{hours?.line}</span>
        </p>
        <span className="call-now__numbers">
          {number && <a className="button button--primary tel-big nums" href={telHref(number)}><Icon name="phone" />{number}</a>}
          <span className="line"><span className="nums nowrap">{fax && t('call.fax', { fax })}</span>
            <Button look="quiet" className="no-print" aria-expanded={later} onClick={() => setLater(!later)}>{t('call.other_time')}</Button></span>
        </span>
      </div>
      {later && <Later id={id} />}
    </section>
  );
}
