// SPDX-License-Identifier: Apache-2.0
// Loading that keeps its shape, emptiness that says what to do, errors that say how to go on.
import type { ReactNode } from 'react';
import { sentence } from '../api/request.ts';
import { Button } from './button.tsx';
import { BrandMark } from './icons.tsx';
import { useText } from './use_text.ts';

export function Bones({ rows = 5 }: { rows?: number }) {
  const { t } = useText();
  return (
    <div className="bones" role="status">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, i) => <div className="bone" key={i} />)}
    </div>
  );
}

export function Empty({ title, isPage, children }: { title: string; isPage?: boolean; children?: ReactNode }) {
  return (
    <div className="empty">
      <BrandMark />
      {isPage ? <h1>{title}</h1> : <p><b>{title}</b></p>}
      {children}
    </div>
  );
}

export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useText();
  return (
    <div className="notice notice--bad line" role="alert">
      <span>{sentence(error)}</span>
      {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    </div>
  );
}

interface Asked<T> { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown }

// Shows the answer of a query, or bones, or the problem.
export function Answer<T>({ query, rows = 5, children }: { query: Asked<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  return <Bones rows={rows} />;
}

export function Progress({ done, total, label }: { done: number; total: number; label: string }) {
  const percent = total > 0 ? Math.round((done / total) * 100) : 0;
  return (
    <div className="stack-tight">
      <div className="line small"><span>{label}</span><span className="line-end nums">{done} / {total}</span></div>
      <div className="progress" role="progressbar" aria-valuemin={0} aria-valuemax={total} aria-valuenow={done} aria-label={label}>
        <span style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
