// SPDX-License-Identifier: Apache-2.0
// 利用を申し込む, at the door. Whoever sends hears a number to quote, and nothing of what is known here.
import { useEffect, useState } from 'react';
import { useGet } from '../../api/queries.ts';
import type { ApplicationReceived, AreasAnswer } from '../../api/types.ts';
import { LinkButton } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { BrandMark } from '../../parts/icons.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { LanguageSwitch } from '../account_menu.tsx';
import { ApplyForm } from './apply_form.tsx';

function Received({ received }: { received: ApplicationReceived }) {
  const { t, lang } = useText();
  return (
    <div className="stack" role="status">
      <p><b>{t('apply.received')}</b></p>
      <p className="password nums">{t('apply.number', { n: received.number })}</p>
      <p>{t('apply.received.lead', { at: momentText(received.at, lang) })}</p>
      <LinkButton href="/desk/">{t('apply.back')}</LinkButton>
    </div>
  );
}

export function Apply() {
  const { t } = useText();
  const areas = useGet<AreasAnswer>('areas', '/v1/areas');
  const [area, setArea] = useState('');
  const [received, setReceived] = useState<ApplicationReceived>();
  useEffect(() => {
    document.title = t('apply.title');
  }, [t]);
  const list = areas.data?.items ?? [];
  const several = list.length > 1;
  return (
    <main className="door">
      <div className="card door__card">
        <div className="door__mark"><BrandMark /><h1>{t('apply.title')} <span className="small soft">{list.length === 1 ? list[0]!.name : ''}</span></h1></div>
        {received ? <Received received={received} /> : (
          <>
            <p>{t('apply.lead')}</p>
            {several && <SelectField label={t('sign_in.area')} value={area || list[0]!.area_id} onValue={setArea} choices={list.map((a) => ({ value: a.area_id, label: `${a.prefecture} ${a.name}` }))} />}
            <ApplyForm areaId={several ? area || list[0]!.area_id : undefined} onSent={setReceived} />
            <p className="small">{t('apply.paper.lead')}</p>
            <LinkButton icon="print" href="/v1/public/application-form.pdf" target="_blank">{t('apply.paper')}</LinkButton>
            <LinkButton look="quiet" href="/desk/">{t('apply.back')}</LinkButton>
          </>
        )}
        <LanguageSwitch />
      </div>
    </main>
  );
}
