// SPDX-License-Identifier: Apache-2.0
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

export interface Tab { id: string; label: string; count?: number }

export function Tabs({ tabs, active, onTab, label, children }: { tabs: Tab[]; active: string; onTab: (id: string) => void; label: string; children: ReactNode }) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const index = (tabs.findIndex((tab) => tab.id === active) + by + tabs.length) % tabs.length;
    onTab(tabs[index]!.id);
    (list.current?.children[index] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="stack">
      <div className="tabs no-print" role="tablist" aria-label={label} ref={list} onKeyDown={step}>
        {tabs.map((tab) => (
          <button key={tab.id} type="button" role="tab" className="tab" id={`${base}-${tab.id}`} aria-selected={tab.id === active}
            aria-controls={`${base}-panel`} tabIndex={tab.id === active ? 0 : -1} onClick={() => onTab(tab.id)}>
            {tab.label}
            {tab.count !== undefined && <span className="tab__count nums">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${active}`}>{children}</div>
    </div>
  );
}

export function Segments<T extends string>({ label, options, value, onValue }: { label: string; options: { value: T; label: string }[]; value: T; onValue: (value: T) => void }) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {options.map((o) => (
        <button key={o.value} type="button" aria-pressed={o.value === value} onClick={() => onValue(o.value)}>{o.label}</button>
      ))}
    </div>
  );
}
