// SPDX-License-Identifier: Apache-2.0
// 自分で直すリンク: one screen on a phone, no account, under a minute.
import { get, sentence } from '../api/request.ts';
import type { Codes } from '../api/types.ts';
import { language, setLanguage, startLanguage, t, type Key } from '../i18n/index.ts';
import { dateText } from '../text/format.ts';
import '../styles/link.css';
import { h, svg } from './dom.ts';
import { basicEditor, capabilitiesEditor, contactEditor, hoursEditor, kindNames, windowsEditor, type KindName } from './editors.ts';
import { GROUPS, LinkModel, type LinkGroup } from './model.ts';
import { publicRows } from './public_view.ts';
import { Section, type Editor } from './section.ts';
import markSvg from '../parts/mark.svg';

const app = document.getElementById('app')!;
const token = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const model = new LinkModel(token);
let kindName: KindName = (kind) => kind;

function head(): HTMLElement {
  const other = language() === 'ja' ? 'en' : 'ja';
  const toggle = h('button', { class: 'button button--quiet', type: 'button', lang: other, onClick: () => void setLanguage(other).then(draw) }, t(`language.${other}`));
  return h('header', { class: 'link-head' }, h('span', { class: 'link-brand' }, svg(markSvg), h('b', {}, model.page ? `${t('app')} ${model.page.area_name}` : t('app'))), toggle);
}

const editorOf: Record<LinkGroup, () => Editor> = {
  hours: () => hoursEditor(model, kindName),
  capabilities: () => capabilitiesEditor(model),
  windows: () => windowsEditor(model),
  contact: () => contactEditor(model),
  basic: () => basicEditor(model),
};

function publicView(): HTMLElement {
  const box = h('dl', { class: 'facts' });
  const fill = () => box.replaceChildren(...publicRows(model.page.public_page, kindName).map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', { class: 'pre-line' }, value))));
  model.onPage = fill;
  fill();
  return h('section', { class: 'card link-public', 'aria-labelledby': 'h-public' }, h('h2', { id: 'h-public' }, t('link.public')), h('p', { class: 'small soft' }, t('link.public.lead')), box);
}

function thanks(): void {
  app.replaceChildren(head(), h('main', { class: 'link-main' },
    h('div', { class: 'card link-thanks', role: 'status', tabindex: -1 }, h('p', { class: 'link-thanks__sign', 'aria-hidden': 'true' }, '✓'), h('h1', {}, t('link.thanks')),
      h('p', {}, t('link.thanks.lead', { date: dateText(model.page.expires_at, language()) })),
      h('button', { class: 'button', type: 'button', onClick: draw }, t('link.again'))), publicView()));
  app.querySelector<HTMLElement>('.link-thanks')?.focus();
  scrollTo(0, 0);
}

function draw(): void {
  const { facility, area_name, expires_at, note } = model.page;
  document.title = t('link.title', { name: facility.name });
  const progress = h('p', { class: 'link-progress', role: 'status' });
  const bar = h('span');
  const problem = h('p', { class: 'field__error', role: 'alert' });
  const update = () => {
    progress.textContent = t('link.progress', { done: model.done.size, total: GROUPS.length });
    bar.style.width = `${(model.done.size / GROUPS.length) * 100}%`;
  };
  const sections = GROUPS.map((group) => new Section(group, model, editorOf[group](), update));
  model.onState = (group, text, bad) => {
    sections.find((s) => s.group === group)?.say(text, bad);
    update();
  };
  const finish = async () => {
    problem.textContent = '';
    try {
      const stuck = await model.flush();
      if (stuck) {
        problem.textContent = t('link.fix_first', { name: t(`link.q.${stuck}` as Key) });
        document.getElementById(`q-${stuck}`)?.scrollIntoView();
        return;
      }
      await model.confirm([]);
      thanks();
    } catch (error) {
      problem.textContent = sentence(error);
    }
  };
  const confirmButton = (key: Key) => h('button', { class: 'button button--primary button--big', type: 'button', onClick: () => void finish() }, t(key));
  const nothingChanged = h('button', { class: 'button button--big', type: 'button', onClick: () => void finish() }, t('link.all_unchanged'));
  app.replaceChildren(head(), h('main', { class: 'link-main', id: 'main' },
    h('div', { class: 'stack-tight' }, h('p', { class: 'small soft' }, t('link.asks', { area: area_name })), h('h1', {}, facility.name),
      note && h('p', { class: 'notice pre-line' }, note), h('p', {}, t('link.lead')), h('p', { class: 'small soft' }, t('link.expires', { date: dateText(expires_at, language()) }))),
    nothingChanged, ...sections.map((s) => s.element), publicView(),
    h('div', { class: 'link-foot' }, h('div', { class: 'progress', 'aria-hidden': 'true' }, bar), progress, problem, confirmButton('link.confirm'))));
  update();
}

async function start(): Promise<void> {
  await startLanguage();
  app.replaceChildren(h('main', { class: 'link-main', role: 'status' }, t('loading')));
  try {
    const [codes] = await Promise.all([get<Codes>('/v1/codes').catch(() => undefined), model.load()]);
    if (codes) kindName = kindNames(codes.FacilityKind);
    draw();
  } catch (error) {
    app.replaceChildren(head(), h('main', { class: 'link-main' }, h('h1', {}, t('link.closed')), h('p', { class: 'notice notice--warn' }, sentence(error)), h('p', {}, t('link.closed.lead'))));
  }
}

// A link to read one entry opens another page: it brings itself and its words along.
if (location.pathname.startsWith('/link/r/')) void import('./reader.ts').then((reader) => reader.default());
else void start();
