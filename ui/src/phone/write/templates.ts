// SPDX-License-Identifier: Apache-2.0
// Notes by tapping. The record is Japanese whatever the language of the screen; `ask` reminds of what a reader who was not in the
// house needs and people used to speaking leave out: since when, how, what was done, what is wanted of whom.
import type { Draft } from '../store/drafts.ts';

export interface Phrase { ja: string; en: string }
export interface Template extends Phrase { code: string; kind: Draft['kind']; begin: string; phrases: Phrase[]; ask: Phrase[] }

const p = (ja: string, en: string): Phrase => ({ ja, en });

export const TEMPLATES: Template[] = [
  {
    code: 'as_usual', kind: 'visit', ...p('変わりなし', 'As usual'), begin: '訪問しました。いつもと変わりありません。',
    phrases: [p('食事はいつもどおりです。', 'Eats as usual'), p('薬は飲めています。', 'Takes medicines'), p('排泄に異常ありません。', 'Excretion normal'),
      p('皮膚に異常ありません。', 'Skin normal'), p('眠れています。', 'Sleeps well'), p('ご家族から特に話はありません。', 'Nothing from family')],
    ask: [],
  },
  {
    code: 'changed', kind: 'visit', ...p('いつもと違う', 'Something changed'), begin: '',
    phrases: [p('食事が減っています。', 'Eats less'), p('眠れていません。', 'Sleeps badly'), p('ふらつきがあります。', 'Unsteady'), p('痛みの訴えがあります。', 'Pain'),
      p('むくみがあります。', 'Swelling'), p('皮膚に赤みがあります。', 'Redness of skin'), p('元気がありません。', 'Low spirits')],
    ask: [p('いつから: ', 'Since when'), p('どのように: ', 'How'), p('したこと: ', 'What was done'), p('してほしいこと(だれに・いつまで): ', 'Wanted of whom, by when')],
  },
  {
    code: 'medicine', kind: 'visit', ...p('薬', 'Medicines'), begin: '',
    phrases: [p('飲み残しがあります。', 'Left-over medicines'), p('飲み忘れがあります。', 'Forgotten doses'), p('薬が変わりました。', 'Prescription changed'),
      p('飲みにくいとのことです。', 'Hard to swallow'), p('残りが少なくなっています。', 'Running low')],
    ask: [p('どの薬: ', 'Which medicine'), p('残り: ', 'Left'), p('お願い: ', 'Request')],
  },
  {
    code: 'treatment', kind: 'visit', ...p('処置', 'Treatment'), begin: '',
    phrases: [p('創部の処置をしました。', 'Wound care'), p('カテーテルを交換しました。', 'Catheter changed'), p('吸引をしました。', 'Suction'), p('浣腸・摘便をしました。', 'Enema'),
      p('入浴の介助をしました。', 'Bathing'), p('リハビリをしました。', 'Rehabilitation')],
    ask: [p('状態: ', 'State'), p('次回: ', 'Next time')],
  },
  {
    code: 'family', kind: 'note', ...p('家族の話', 'Family'), begin: '',
    phrases: [p('ご家族が疲れています。', 'Family is tired'), p('介護の不安を話されました。', 'Worries about care'), p('入院の希望があります。', 'Wishes hospital'),
      p('家で過ごしたいとのことです。', 'Wishes to stay home')],
    ask: [p('だれから: ', 'From whom'), p('話の内容: ', 'What was said'), p('返事したこと: ', 'What was answered')],
  },
  {
    code: 'ask_doctor', kind: 'question', ...p('医師に相談', 'Ask the doctor'), begin: '',
    phrases: [],
    ask: [p('相談したいこと: ', 'Question'), p('経過: ', 'Course'), p('いつまでに返事がほしい: ', 'Answer wanted by')],
  },
];

const line = (text: string, more: string): string => (text.trim() ? `${text.replace(/\s+$/, '')}\n${more}` : more);

// A template begins the text or is added to what is there; nothing typed is replaced.
export function withTemplate(draft: Draft, template: Template): Draft {
  const begin = [template.begin, ...template.ask.map((one) => one.ja)].filter(Boolean).join('\n');
  return { ...draft, kind: template.kind, template: template.code, text: draft.text.includes(begin) ? draft.text : line(draft.text, begin) };
}

// A phrase is put in by one tap and taken out by the next.
export function withPhrase(draft: Draft, phrase: Phrase): Draft {
  const there = draft.text.includes(phrase.ja);
  if (!there) return { ...draft, text: draft.text.trim() ? `${draft.text.replace(/[ \t]+$/, '')}${phrase.ja}` : phrase.ja };
  return { ...draft, text: draft.text.replace(phrase.ja, '').replace(/^\n+/, '') };
}
