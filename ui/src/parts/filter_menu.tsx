// SPDX-License-Identifier: Apache-2.0
// A button that opens a small panel of choices; Esc or a press outside closes it and gives the focus back.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

export function Menu({ label, icon, active, end, children, className = 'button' }: {
  label: ReactNode; icon?: IconName; active?: boolean; end?: boolean; className?: string; children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (e: PointerEvent) => { if (!box.current?.contains(e.target as Node)) setOpen(false); };
    const esc = (e: KeyboardEvent) => {
      if (e.key !== 'Escape') return;
      e.stopPropagation();
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', esc, true);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', esc, true);
    };
  }, [open]);
  return (
    <div className="menu" ref={box}>
      <button type="button" ref={button} className={className} aria-expanded={open} aria-pressed={active} onClick={() => setOpen(!open)}>
        {icon && <Icon name={icon} />}{label}<Icon name="down" size={16} />
      </button>
      {open && <div className={`menu__panel ${end ? 'menu__panel--end' : ''}`}>{children(() => setOpen(false))}</div>}
    </div>
  );
}

export interface MenuChoice { value: string; label: ReactNode; count?: number }

export function CheckList({ choices, chosen, onChosen, label }: { choices: MenuChoice[]; chosen: string[]; onChosen: (chosen: string[]) => void; label: string }) {
  const toggle = (value: string) => onChosen(chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value]);
  return (
    <fieldset>
      <legend className="sr-only">{label}</legend>
      {choices.map((c) => (
        <label className="menu__item" key={c.value}>
          <input type="checkbox" checked={chosen.includes(c.value)} onChange={() => toggle(c.value)} />
          <span>{c.label}</span>
          {c.count !== undefined && <span className="count">{c.count}</span>}
        </label>
      ))}
    </fieldset>
  );
}
