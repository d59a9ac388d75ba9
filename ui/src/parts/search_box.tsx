// SPDX-License-Identifier: Apache-2.0
// The box that is one key away (/). A combo box by the ARIA pattern: the list is a help, Enter alone searches.
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { get } from '../api/request.ts';
import type { Suggestion } from '../api/types.ts';
import { Icon } from './icons.tsx';
import { useText } from './use_text.ts';

interface SearchBoxProps {
  label: string;
  placeholder?: string;
  value: string;
  onSearch: (text: string) => void;
  onPick: (picked: Suggestion, before: string) => void; // with the words before the one it stands for
  isMain?: boolean; // takes the key /
  only?: string;
  except?: string | undefined; // a code that is not offered
}

const WAIT_MS = 120;

// Of several words the last one is being typed: it is asked for, the others stay. A name is asked for whole.
export function typedWord(text: string, only?: string): { before: string; word: string } {
  const found = only === 'facility' ? null : /^(.*\S)\s+(\S+)$/.exec(text.trim());
  return found ? { before: found[1]!, word: found[2]! } : { before: '', word: text.trim() };
}

function useSuggestions(text: string, open: boolean, only?: string, except?: string): Suggestion[] {
  const [items, setItems] = useState<Suggestion[]>([]);
  useEffect(() => {
    if (!open || text.trim() === '') {
      setItems([]);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      get<{ items: Suggestion[] }>(`/v1/suggest?q=${encodeURIComponent(typedWord(text, only).word)}`, stop.signal)
        .then((answer) => setItems(answer.items.filter((item) => (!only || item.type === only) && item.code !== except).slice(0, 8)))
        .catch(() => setItems([])); // the list is only a help
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, open, only, except]);
  return items;
}

export function SearchBox({ label, placeholder, value, onSearch, onPick, isMain, only, except }: SearchBoxProps) {
  const { t } = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const items = useSuggestions(text, open, only, except);
  useEffect(() => setText(value), [value]);
  useEffect(() => setAt(-1), [items]);
  const shown = open && items.length > 0;

  const pick = (item: Suggestion) => {
    setOpen(false);
    onPick(item, typedWord(text, only).before);
  };
  const onKey = (event: KeyboardEvent) => {
    // While a conversion is open, Enter and the arrows belong to the input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const by = event.key === 'ArrowDown' ? 1 : -1;
      if (items.length) setAt((at + by + items.length + 1) % (items.length + 1) === items.length ? -1 : (at + by + items.length + 1) % (items.length + 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const item = shown ? items[at] : undefined;
      setOpen(false);
      if (item) pick(item);
      else onSearch(text);
    } else if (event.key === 'Escape') {
      if (shown) event.stopPropagation();
      else input.current?.blur();
      setOpen(false);
    }
  };
  return (
    <div className="search-box" role={isMain ? 'search' : undefined}>
      <label className="sr-only" htmlFor={`${id}-in`}>{label}</label>
      <input ref={input} id={`${id}-in`} data-main-search={isMain || undefined} className="input" type="text" enterKeyHint="search" autoComplete="off" role="combobox"
        aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
        placeholder={placeholder} value={text} onChange={(e) => { setText(e.target.value); setOpen(true); }} onKeyDown={onKey}
        onBlur={() => setOpen(false)} />
      <span className="search-box__icon"><Icon name="search" /></span>
      <ul className="search-box__list" role="listbox" id={`${id}-list`} aria-label={t('search.suggestions')} hidden={!shown}>
        {items.map((item, index) => (
          <li key={item.type + item.code} id={`${id}-${index}`} role="option" aria-selected={index === at} className="search-box__option"
            onMouseDown={(e) => { e.preventDefault(); pick(item); }}>
            <span>{item.label}</span>
            <span className="search-box__sub">{t(`suggest.${item.type as 'kind'}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
