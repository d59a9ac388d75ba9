// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { FacilityStatus, LinkState } from '../api/types.ts';
import { useText } from './use_text.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'plain';

export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge badge--${tone}`}>{children}</span>;
}

const STATUS_TONE: Record<FacilityStatus, Tone> = { active: 'good', suspended: 'warn', closure_candidate: 'warn', closed: 'plain' };

// Nothing is said of an ordinary, working place.
export function StatusBadge({ status }: { status: FacilityStatus }) {
  const { t } = useText();
  if (status === 'active') return null;
  return <Badge tone={STATUS_TONE[status]}>{t(`status.${status}`)}</Badge>;
}

const LINK_TONE: Record<LinkState, Tone> = { waiting: 'plain', opened: 'info', answered: 'good', expired: 'warn', revoked: 'plain' };
const LINK_SIGN: Record<LinkState, string> = { waiting: '…', opened: '◐', answered: '✓', expired: '！', revoked: '×' };

export function LinkStateBadge({ state }: { state: LinkState }) {
  const { t } = useText();
  return <Badge tone={LINK_TONE[state]}>{LINK_SIGN[state]} {t(`link_state.${state}`)}</Badge>;
}

// 架空: said once, where the name does not say it itself.
export function Fictional({ name }: { name: string }) {
  const { t } = useText();
  if (name.includes(t('fictional'))) return null;
  return <Badge tone="plain">{t('fictional')}</Badge>;
}

// How old a fact is, in words, with a clock that fills. Old facts are marked as such, not shown as fact.
export function Age({ words, stale, title }: { words: string; stale: boolean; title?: string | undefined }) {
  const { t } = useText();
  return (
    <span className={`age ${stale ? 'age--stale' : ''}`} title={title}>
      <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" aria-hidden="true">
        <circle cx="10" cy="10" r="7.500" />
        {stale ? <path d="M10 5.500v5.500M10 14.200v.01" strokeWidth="2.4" /> : <path d="M10 5.500V10l3 2" />}
      </svg>
      <span>{stale ? t('age.stale', { words }) : words}</span>
    </span>
  );
}
