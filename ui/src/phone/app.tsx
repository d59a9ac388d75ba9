// SPDX-License-Identifier: Apache-2.0
// Which door: sign-in, choice of a code, lock, or the phone itself.
import { Suspense, lazy, useEffect, useRef, type ReactNode } from 'react';
import { Link, Route, Router, Switch, useLocation } from 'wouter';
import { Button } from '../parts/button.tsx';
import { BrandMark, Icon, type IconName } from '../parts/icons.tsx';
import { Bones } from '../parts/states.tsx';
import { Toasts } from '../parts/toast.tsx';
import { useText } from '../parts/use_text.ts';
import type { Key } from '../i18n/index.ts';
import { withWords } from '../desk/seldom.ts';
import { watchIdleness } from './idle.ts';
import { Calls } from './screens/calls.tsx';
import { Door } from './screens/door.tsx';
import { Locked } from './screens/locked.tsx';
import { People } from './screens/people.tsx';
import { PersonScreen } from './screens/person.tsx';
import { Settings } from './screens/settings.tsx';
import { StateLine } from './screens/state_line.tsx';
import { Today } from './screens/today.tsx';
import { Waiting } from './screens/waiting.tsx';
import { Whose } from './screens/whose.tsx';
import { Write } from './screens/write.tsx';
import { stayLive, type Live } from './sync/live.ts';
import { usePhone } from './use_phone.ts';

const ChooseForm = lazy(withWords(() => import('./documents/choose_form.tsx')));
const PaperScreen = lazy(withWords(() => import('./documents/paper_screen.tsx')));
const Admission = lazy(withWords(() => import('./stays/admission.tsx')));

const PLACES: { path: string; icon: IconName; words: Key; under: RegExp }[] = [
  { path: '/', icon: 'home', words: 'phone.place.today', under: /^\/$/ },
  { path: '/people', icon: 'people', words: 'phone.place.people', under: /^\/people/ },
  { path: '/write', icon: 'edit', words: 'phone.place.write', under: /^\/write/ },
  { path: '/calls', icon: 'phone', words: 'phone.place.calls', under: /^\/calls/ },
];

function Places() {
  const { t } = useText();
  const [path] = useLocation();
  return (
    <nav className="places" aria-label={t('phone.places')}>
      {PLACES.map((place) => (
        <Link key={place.path} to={place.path} className="places__one" aria-current={place.under.test(path) ? 'page' : undefined}>
          <Icon name={place.icon} size={24} /><span>{t(place.words)}</span>
        </Link>
      ))}
    </nav>
  );
}

function Open() {
  const { t } = useText();
  const { phone, state } = usePhone();
  const [path] = useLocation();
  const live = useRef<Live>(undefined);
  useEffect(() => {
    const { stop } = (live.current = stayLive(() => void phone.sync()));
    return stop;
  }, [phone]);
  useEffect(() => live.current?.wake(), [state.lastSync]);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (main.current) main.current.scrollTop = 0;
  }, [path]);
  return (
    <div className="phone">
      <header className="top">
        <StateLine />
        <Link to="/settings" className="button button--icon button--quiet" aria-label={t('phone.settings')}><Icon name="menu" /></Link>
      </header>
      <main id="main" className="phone__main" ref={main}>
        <Switch>
          <Route path="/" component={Today} />
          <Route path="/people" component={People} />
          <Route path="/people/:id">{({ id }) => <PersonScreen id={id} key={id} />}</Route>
          <Route path="/people/:id/admission">{({ id }) => <Suspense fallback={<Bones rows={4} />}><Admission id={id} key={id} /></Suspense>}</Route>
          <Route path="/people/:id/forms">{({ id }) => <Suspense fallback={<Bones rows={4} />}><ChooseForm person={id} key={id} /></Suspense>}</Route>
          <Route path="/people/:id/documents/:paper">{({ id, paper }) => <Suspense fallback={<Bones rows={4} />}><PaperScreen person={id} id={paper} key={paper} /></Suspense>}</Route>
          <Route path="/write" component={Whose} />
          <Route path="/write/:id">{({ id }) => <Write id={id} key={id} />}</Route>
          <Route path="/calls" component={Calls} />
          <Route path="/waiting" component={Waiting} />
          <Route path="/settings" component={Settings} />
          <Route component={Today} />
        </Switch>
      </main>
      <Places />
    </div>
  );
}

function Notice({ title, children }: { title: string; children: ReactNode }) {
  return <main className="door"><div className="card door__card"><div className="door__mark"><BrandMark /><h1>{title}</h1></div>{children}</div></main>;
}

export function App() {
  const { t } = useText();
  const { phone, state } = usePhone();
  // Also behind the door that is shown when a session has ended: the copy is open in memory.
  useEffect(() => watchIdleness(() => void phone.lock()), [phone]);
  useEffect(() => {
    document.title = t('app'); // neutral, also for the list of open apps
  });
  const reload = <Button look="primary" big onClick={() => location.reload()}>{t('phone.reload')}</Button>;
  return (
    <>
      {state.phase === 'sign_in' && <Door />}
      {(state.phase === 'locked' || state.phase === 'set_code') && <Locked />}
      {state.phase === 'open' && <Router base="/phone"><Open /></Router>}
      {state.phase === 'elsewhere' && <Notice title={t('app')}><p>{t('phone.elsewhere')}</p>{reload}</Notice>}
      {state.phase === 'update' && <Notice title={t('phone.update.must')}><p>{t('phone.update.must.lead')}</p>{reload}</Notice>}
      <Toasts />
    </>
  );
}
