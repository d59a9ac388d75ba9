// SPDX-License-Identifier: Apache-2.0
// 「圏外 ― 待ち 3件 ― 最終同期 10:32」: always on top, leads to what waits.
import { Link } from 'wouter';
import { useText } from '../../parts/use_text.ts';
import { isStampToday, shortDate, timeOf } from '../../text/format.ts';
import { counted } from '../sync/outbox.ts';
import { useCopy } from '../use_phone.ts';

export function StateLine() {
  const { t, lang } = useText();
  const { state, copy } = useCopy();
  const items = counted(copy.outbox.list());
  const refused = items.filter((item) => item.state === 'refused').length;
  const last = state.lastSync ? new Date(state.lastSync) : undefined;
  const parts = [
    t(state.line === 'on' ? 'phone.line.on' : state.line === 'off' ? 'phone.line.off' : 'phone.line.sign_in'),
    items.length ? t('phone.line.waiting', { n: items.length }) : '',
    refused ? t('phone.line.refused', { n: refused }) : '',
    last ? t('phone.line.last', { time: `${isStampToday(last.toISOString()) ? '' : `${shortDate(last.toISOString(), lang)} `}${timeOf(last)}` }) : '',
  ].filter(Boolean);
  return (
    <Link to="/waiting" className={`state state--${refused || state.line === 'sign_in' ? 'bad' : state.line}`}>
      <span role="status">{parts.join(' ― ')}</span>
    </Link>
  );
}
