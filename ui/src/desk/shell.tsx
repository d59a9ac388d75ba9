// SPDX-License-Identifier: Apache-2.0
// Head, places, main. Keys: / search, ? help, g then h or s; Esc closes what is on top.
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { feedState, onFeedState } from '../api/feed.ts';
import { IconButton } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { BrandMark, Icon } from '../parts/icons.tsx';
import { SearchBox } from '../parts/search_box.tsx';
import { useText } from '../parts/use_text.ts';
import { momentText, timeOf } from '../text/format.ts';
import { AccountMenu } from './account_menu.tsx';
import { useMay, useSession } from './context.tsx';
import { useTop } from './hooks.ts';
import { KeyHelp } from './key_help.tsx';
import { PLACES, PlaceLinks } from './places.tsx';
import { goTo, suggestionPath } from './search/query.ts';

function StateLine() {
  const { t } = useText();
  const { connected, at } = useSyncExternalStore(onFeedState, feedState);
  return (
    <p className={`head__state ${connected ? '' : 'head__state--off'}`} role="status">
      <i className="head__dot" aria-hidden="true" />
      <span>{connected ? t('state.updated', { time: timeOf(at) }) : t('state.cut', { time: timeOf(at) })}</span>
    </p>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function useKeys(onHelp: () => void): void {
  const [, navigate] = useLocation();
  const waiting = useRef(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (waiting.current) {
        waiting.current = false;
        const place = PLACES.find((p) => p.key === event.key);
        if (place) {
          event.preventDefault();
          navigate(place.path);
        }
        return;
      }
      if (event.key === '/') {
        const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-main-search]')].filter((box) => box.offsetParent);
        if (!boxes.length) return;
        event.preventDefault();
        boxes.at(-1)!.focus();
        boxes.at(-1)!.select();
      } else if (event.key === '?') onHelp();
      else if (event.key === 'g') waiting.current = true;
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [navigate, onHelp]);
}

function PhoneMore({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return <Dialog title={t('nav.more')} onClose={onClose}><nav className="nav-list" onClick={onClose} aria-label={t('nav.more')}><PlaceLinks /></nav></Dialog>;
}

export function Shell({ children }: { children: ReactNode }) {
  const { t, lang } = useText();
  const session = useSession();
  const [path, navigate] = useLocation();
  const [top, setTop] = useState<'help' | 'more' | null>(null);
  const main = useRef<HTMLElement>(null);
  useKeys(() => setTop('help'));
  useTop(path);
  useEffect(() => {
    document.title = session.area ? t('title.area', { area: session.area.name }) : t('app');
  }, [path, lang, session.area, t]);
  const may = useMay();
  const thumb = PLACES.filter((p) => p.thumb && (!p.needs || may(p.needs)));
  return (
    <div className="shell">
      <a className="skip" href="#main" onClick={(e) => { e.preventDefault(); main.current?.focus(); }}>{t('skip')}</a>
      <header className="head-wrap">
        {session.demo && <p className="demo">{t('demo')}</p>}
        <div className="head">
          <Link to="/" className="head__brand" aria-label={t('app.home')}><BrandMark /><span>{t('app')}</span></Link>
          <span className="head__area">{session.area?.name}</span>
          {!path.startsWith('/search') && (
            <div className="head__search">
              <SearchBox label={t('search.label')} placeholder={t('search.placeholder')} value="" isMain
                onSearch={(q) => navigate(`/search?q=${encodeURIComponent(q)}`)} onPick={(picked, before) => goTo(navigate, suggestionPath(picked, before))} />
            </div>
          )}
          <div className="line head__end">
            <StateLine />
            <IconButton icon="help" label={t('help.open')} onClick={() => setTop('help')} className="desk-only" />
            <AccountMenu />
          </div>
        </div>
      </header>
      <nav className="nav" aria-label={t('nav.label')}><div className="nav__inner"><PlaceLinks /></div></nav>
      <main className="main" id="main" tabIndex={-1} ref={main}>
        {children}
        <p className="print-only print-foot small">{t('print.foot', { area: session.area?.name ?? '', at: momentText(new Date().toISOString(), lang) })}</p>
      </main>
      <nav className="thumb-bar" aria-label={t('nav.thumb')}>
        {thumb.map((p) => (
          <Link key={p.path} to={p.path} aria-current={p.path === path ? 'page' : undefined}><Icon name={p.icon} />{t(p.short ?? p.label)}</Link>
        ))}
        <button type="button" onClick={() => setTop('more')}><Icon name="menu" />{t('nav.more')}</button>
      </nav>
      {top === 'help' && <KeyHelp onClose={() => setTop(null)} />}
      {top === 'more' && <PhoneMore onClose={() => setTop(null)} />}
    </div>
  );
}
