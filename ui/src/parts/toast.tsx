// SPDX-License-Identifier: Apache-2.0
// What was done, with the way back: 元に戻す stays at least ten seconds and waits while it is pointed at.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { sentence } from '../api/request.ts';
import { t } from '../i18n/index.ts';
import { Button, IconButton } from './button.tsx';

interface Toast { id: number; text: string; bad?: boolean; undo?: () => Promise<void> }

const SHOWN_MS = 6_000;
const UNDO_MS = 12_000;
let toasts: Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function change(list: Toast[]): void {
  toasts = list;
  listeners.forEach((l) => l());
}

export function say(text: string, more: Omit<Toast, 'id' | 'text'> = {}): void {
  change([...toasts.slice(-2), { id: next++, text, ...more }]);
}
export const sayProblem = (problem: unknown) => say(sentence(problem), { bad: true });

function OneToast({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  const busy = useRef(false);
  const close = () => change(toasts.filter((one) => one.id !== toast.id));
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(close, toast.undo ? UNDO_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  });
  const undo = async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      await toast.undo?.();
      close();
      say(t('undo.done'));
    } catch (problem) {
      close();
      sayProblem(problem);
    }
  };
  return (
    <div className={`toast ${toast.bad ? 'toast--bad' : ''}`} role={toast.bad ? 'alert' : 'status'} onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span className="grow">{toast.text}</span>
      {toast.undo && <Button icon="undo" onClick={() => void undo()}>{t('undo')}</Button>}
      <IconButton icon="close" label={t('close')} onClick={close} />
    </div>
  );
}

export function Toasts() {
  const list = useSyncExternalStore((l) => { listeners.add(l); return () => listeners.delete(l); }, () => toasts);
  if (list.length === 0) return null;
  return <div className="toasts" role="region" aria-label={t('toasts')}>{list.map((one) => <OneToast key={one.id} toast={one} />)}</div>;
}
