// SPDX-License-Identifier: Apache-2.0
// Who is working here and the code tables, for every screen below.
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { CapabilityItem, Code, Codes, Session } from '../api/types.ts';
import { language } from '../i18n/index.ts';
import { useText } from '../parts/use_text.ts';

type CodeList = { [K in keyof Codes]: Codes[K] extends Code[] ? K : never }[keyof Codes];

export interface Words {
  codes: Codes;
  name: (list: CodeList, code: string) => string;
  item: (code: string) => string;
  question: (code: string) => CapabilityItem | undefined;
  choices: (list: CodeList) => { value: string; label: string }[];
}

const SessionContext = createContext<Session | null>(null);
const WordsContext = createContext<Words | null>(null);

function wordsOf(codes: Codes): Words {
  const maps = new Map<string, Map<string, Code>>();
  const map = (list: CodeList) => {
    let found = maps.get(list);
    if (!found) maps.set(list, (found = new Map(codes[list].map((c) => [c.code, c]))));
    return found;
  };
  const name = (list: CodeList, code: string) => {
    const found = map(list).get(code);
    return found ? found[language()] || found.ja : code;
  };
  const questions = new Map(codes.items.map((item) => [item.code, item]));
  return {
    codes,
    name,
    item: (code) => name('items', code),
    question: (code) => questions.get(code),
    choices: (list) => codes[list].map((c) => ({ value: c.code, label: c[language()] || c.ja })),
  };
}

export function Provide({ session, codes, children }: { session: Session; codes: Codes; children: ReactNode }) {
  const { lang } = useText();
  const words = useMemo(() => wordsOf(codes), [codes, lang]);
  return <SessionContext.Provider value={session}><WordsContext.Provider value={words}>{children}</WordsContext.Provider></SessionContext.Provider>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('outside of a session');
  return session;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('outside of a session');
  return words;
}

// The server's permission table says what is offered; it decides again on every act.
export type Right =
  | 'facility.create' | 'facility.status' | 'import.run' | 'match.decide' | 'link.send' | 'visit.log' | 'freshness.read' | 'stats.read'
  | 'account.read' | 'account.confirm' | 'application.decide' | 'device.read' | 'device.edit' | 'system.admin' | 'account.edit' | 'permission.read' | 'output.open_data' | 'relation.edit' | 'facility.town_notes'
  | 'person.find' | 'person.register' | 'person.read' | 'person.write' | 'basis.protect' | 'basis.manage' | 'access.read' | 'thread.read' | 'thread.write'
  | 'watch.read' | 'support.edit' | 'person.merge' | 'template.edit' | 'stay.read' | 'indicator.read' | 'stay.write' | 'stay.match' | 'retention.manage' | 'document.read' | 'document.write' | 'form.edit' | 'rule.edit' | 'pathway.read' | 'pathway.write';

export const useMay = () => {
  const { permissions } = useSession();
  return (right: Right) => permissions.includes(right);
};
