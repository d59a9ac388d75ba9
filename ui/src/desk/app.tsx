// SPDX-License-Identifier: Apache-2.0
// Which screen: the wizard while there is no area, the door while nobody is signed in, else the desk.
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, type ReactNode } from 'react';
import { Route, Router, Switch } from 'wouter';
import { startFeed } from '../api/feed.ts';
import { useCodesQuery, useSessionQuery } from '../api/queries.ts';
import { Bones, Empty, Problem } from '../parts/states.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Toasts, say } from '../parts/toast.tsx';
import { useText } from '../parts/use_text.ts';
import { useLockWhenIdle } from './account/shared_pc.tsx';
import { Provide } from './context.tsx';
import { withJob, type JobList } from './jobs/job_rules.ts';
import { withWords } from './seldom.ts';
import { Shell } from './shell.tsx';
import { FirstPassword } from './password_dialog.tsx';
import { SignIn } from './sign_in.tsx';

const Home = lazy(() => import('./home.tsx'));
const Search = lazy(() => import('./search/search.tsx'));
const FacilityScreen = lazy(() => import('./facility/facility.tsx'));
const MergeScreen = lazy(() => import('./facility/merge.tsx'));
const NewFacility = lazy(() => import('./facility/new_facility.tsx'));
const FreshnessScreen = lazy(() => import('./fresh/freshness.tsx'));
const LinksScreen = lazy(() => import('./fresh/links.tsx'));
const VisitsScreen = lazy(() => import('./fresh/visits.tsx'));
const ImportsScreen = lazy(() => import('./imports/imports.tsx'));
const ImportScreen = lazy(() => import('./imports/import_run.tsx'));
const MatchesScreen = lazy(() => import('./imports/matches.tsx'));
const ZonesScreen = lazy(() => import('./views/zones.tsx'));
const OrganisationScreen = lazy(() => import('./views/organisation.tsx'));
const OutputsScreen = lazy(() => import('./views/outputs.tsx'));
const StatsScreen = lazy(() => import('./views/stats.tsx'));
const AccountsScreen = lazy(withWords(() => import('./admin/accounts.tsx')));
const PermissionsScreen = lazy(() => import('./admin/permissions.tsx'));
const AreaSettingsScreen = lazy(withWords(() => import('./admin/area_settings.tsx')));
const RetentionScreen = lazy(withWords(() => import('./retention/retention.tsx')));
const DevicesScreen = lazy(() => import('./admin/devices.tsx'));
const PeopleScreen = lazy(() => import('./people/people.tsx'));
const CarePlansScreen = lazy(withWords(() => import('./people/intake/care_plans.tsx')));
const PersonListScreen = lazy(withWords(() => import('./people/intake/person_list.tsx')));
const PersonScreen = lazy(() => import('./people/person.tsx'));
const FiguresScreen = lazy(withWords(() => import('./figures/figures.tsx')));
const FigureScreen = lazy(withWords(() => import('./figures/figure.tsx')));
const StaysScreen = lazy(withWords(() => import('./stays/stays.tsx')));
const RulesScreen = lazy(withWords(() => import('./stays/rule/rules.tsx')));
const RuleScreen = lazy(withWords(() => import('./stays/rule/read_rule.tsx')));
const PollScreen = lazy(withWords(() => import('./stays/poll.tsx')));
const DocumentsScreen = lazy(withWords(() => import('./documents/documents.tsx')));
const DocumentScreen = lazy(withWords(() => import('./documents/document.tsx')));
const EditionsScreen = lazy(withWords(() => import('./documents/editions.tsx')));
const PathwaysScreen = lazy(withWords(() => import('./pathways/pathways.tsx')));
const CourseScreen = lazy(withWords(() => import('./pathways/course.tsx')));
const ReturnsScreen = lazy(withWords(() => import('./returns/returns.tsx')));
const ReturnScreen = lazy(withWords(() => import('./returns/one_return.tsx')));
const WatchScreen = lazy(() => import('./watch/watch.tsx'));
const PersonMergeScreen = lazy(() => import('./people/merge.tsx'));
const SupportRegisterScreen = lazy(() => import('./people/support_register.tsx'));
const LooksScreen = lazy(() => import('./watch/looks.tsx'));
const BasesScreen = lazy(() => import('./people/bases.tsx'));
const TemplatesScreen = lazy(() => import('./templates/templates.tsx'));
const PledgeGate = lazy(() => import('./account/gates.tsx').then((m) => ({ default: m.PledgeGate })));
const SecondFactorGate = lazy(() => import('./account/gates.tsx').then((m) => ({ default: m.SecondFactorGate })));
const Invite = lazy(() => import('./account/invite.tsx').then((m) => ({ default: m.Invite })));
const Apply = lazy(withWords(() => import('./account/apply.tsx').then((m) => ({ default: m.Apply }))));
const SetupScreen = lazy(withWords(() => import('./admin/setup.tsx')));

function NotFound() {
  const { t } = useText();
  return <Empty title={t('not_found')} isPage><LinkButton to="/">{t('not_found.home')}</LinkButton></Empty>;
}

function Screens() {
  return (
    <Switch>
      <Route path="/" component={Home} />
      <Route path="/search" component={Search} />
      <Route path="/facilities/new" component={NewFacility} />
      <Route path="/facilities/:id/merge">{({ id }) => <MergeScreen id={id} key={id} />}</Route>
      <Route path="/facilities/:id">{({ id }) => <FacilityScreen id={id} key={id} />}</Route>
      <Route path="/people" component={PeopleScreen} />
      <Route path="/people/merge" component={PersonMergeScreen} />
      <Route path="/people/care-plans" component={CarePlansScreen} />
      <Route path="/people/list" component={PersonListScreen} />
      <Route path="/people/:id">{({ id }) => <PersonScreen id={id} key={id} />}</Route>
      <Route path="/templates" component={TemplatesScreen} />
      <Route path="/stays" component={StaysScreen} />
      <Route path="/figures" component={FiguresScreen} />
      <Route path="/figures/:code">{({ code }) => <FigureScreen code={code} key={code} />}</Route>
      <Route path="/stays/rule" component={RuleScreen} />
      <Route path="/settings/stay-rules" component={RulesScreen} />
      <Route path="/stays/polls/:id">{({ id }) => <PollScreen id={id} key={id} />}</Route>
      <Route path="/documents" component={DocumentsScreen} />
      <Route path="/documents/:id">{({ id }) => <DocumentScreen id={id} key={id} />}</Route>
      <Route path="/settings/forms" component={EditionsScreen} />
      <Route path="/pathways" component={PathwaysScreen} />
      <Route path="/pathways/:id">{({ id }) => <CourseScreen id={id} key={id} />}</Route>
      <Route path="/returns" component={ReturnsScreen} />
      <Route path="/returns/:id">{({ id }) => <ReturnScreen id={id} key={id} />}</Route>
      <Route path="/watch" component={WatchScreen} />
      <Route path="/support-register" component={SupportRegisterScreen} />
      <Route path="/bases" component={BasesScreen} />
      <Route path="/looks" component={LooksScreen} />
      <Route path="/freshness" component={FreshnessScreen} />
      <Route path="/links" component={LinksScreen} />
      <Route path="/visits" component={VisitsScreen} />
      <Route path="/imports" component={ImportsScreen} />
      <Route path="/imports/:id">{({ id }) => <ImportScreen id={id} key={id} />}</Route>
      <Route path="/matches" component={MatchesScreen} />
      <Route path="/zones" component={ZonesScreen} />
      <Route path="/organisation" component={OrganisationScreen} />
      <Route path="/outputs" component={OutputsScreen} />
      <Route path="/stats" component={StatsScreen} />
      <Route path="/accounts" component={AccountsScreen} />
      <Route path="/permissions" component={PermissionsScreen} />
      <Route path="/devices" component={DevicesScreen} />
      <Route path="/retention" component={RetentionScreen} />
      <Route path="/area-settings" component={AreaSettingsScreen} />
      <Route component={NotFound} />
    </Switch>
  );
}

const AtDoor = ({ children }: { children: ReactNode }) => <Suspense fallback={<main className="door"><Bones rows={3} /></main>}>{children}</Suspense>;

function Desk() {
  const { t } = useText();
  const client = useQueryClient();
  const session = useSessionQuery();
  const signedIn = session.data?.signed_in === true;
  const codes = useCodesQuery(signedIn);
  useEffect(() => (signedIn ? startFeed(client, (job) => {
    client.setQueryData<JobList>(['jobs', '/v1/jobs'], (list) => withJob(list, job));
    if (job.state === 'done' && document.visibilityState === 'visible') say(t('job.ready', { title: job.title }));
  }) : undefined), [signedIn, client, t]);
  useLockWhenIdle(session.data);
  if (session.error) return <main className="door"><Problem error={session.error} onRetry={() => void session.refetch()} /></main>;
  if (!session.data) return <main className="door"><Bones rows={3} /></main>;
  if (!signedIn) {
    if (location.pathname === '/desk/invite') return <AtDoor><Invite /></AtDoor>;
    return location.pathname === '/desk/apply' ? <AtDoor><Apply /></AtDoor> : <SignIn />;
  }
  if (session.data.must_change_password) return <FirstPassword />;
  if (session.data.pledge_due) return <AtDoor><PledgeGate /></AtDoor>;
  if (session.data.second_factor_due) return <AtDoor><SecondFactorGate /></AtDoor>;
  if (codes.error) return <main className="door"><Problem error={codes.error} onRetry={() => void codes.refetch()} /></main>;
  if (!codes.data) return <main className="door"><span className="sr-only">{t('loading')}</span><Bones rows={3} /></main>;
  return (
    <Provide session={session.data} codes={codes.data}>
      <Shell><Suspense fallback={<Bones />}><Screens /></Suspense></Shell>
    </Provide>
  );
}

export function App() {
  useText();
  const isSetup = /^\/(desk\/)?setup/.test(location.pathname);
  return (
    <>
      {isSetup
        ? <Suspense fallback={<main className="door"><Bones rows={3} /></main>}><SetupScreen /></Suspense>
        : <Router base="/desk"><Desk /></Router>}
      <Toasts />
    </>
  );
}
