// SPDX-License-Identifier: Apache-2.0
// What is decided about each person of a file, and the acts that follow: pure, so that a reload comes to the same acts.
import type { IntakeHeading, IntakePerson, PersonBasics, PersonHeading } from '../../../api/types.ts';

export type Take = 'new' | 'same' | 'skip';
export interface Decision { take?: Take; fields?: string[]; headings?: PersonHeading[] }
export type Decisions = Record<string, Decision>;

// One act on its way; its body never changes, so that a repeated one is the same act.
export interface Act { key: string; method: 'POST' | 'PUT'; path: string; body: unknown; what: string; state: 'waiting' | 'done' | 'refused'; words?: string }
export interface Item { key: string; name: string; take: Take; person_id?: string; acts: Act[] }

type FieldKey = keyof PersonBasics & string;
// What is compared field by field, in the order of the form.
const FIELDS: FieldKey[] = ['name', 'name_kana', 'birth', 'sex', 'known_as', 'former_name', 'phone', 'mobile', 'postal_code', 'address', 'building',
  'insurer_number', 'insured_number', 'received_on', 'note'];

// A birth date as it stands in the answer: "1941頃".
const ABOUT = '頃';
export const bornOf = (birth: string) => ({ birth: birth.replace(ABOUT, ''), birth_about: birth.endsWith(ABOUT) });

export interface FieldRow { key: string; known: string; said: string; taken: boolean }

const textOf = (basics: PersonBasics, key: FieldKey): string => {
  const value = basics[key];
  return value === undefined || value === null || value === 'unknown' ? '' : String(value);
};

// Basics in which the file says something else than is known; taken: by the server's proposal.
export function fieldRows(person: IntakePerson): FieldRow[] {
  return FIELDS.flatMap((key) => {
    const [known, said] = [textOf(person.known, key), textOf(person.said, key)];
    return said && said !== known ? [{ key, known, said, taken: textOf(person.basics, key) === said }] : [];
  });
}

const isKnown = (person: IntakePerson) => person.match === 'own';
export const changes = (person: IntakePerson): boolean => person.headings.length > 0 || fieldRows(person).some((row) => row.taken);

export const mayBeNew = (person: IntakePerson): boolean => person.match === 'none' && person.faults.length === 0 && person.not_new.length === 0;
export const mayBeSame = (person: IntakePerson): boolean => isKnown(person) && person.faults.length === 0;

// Undefined: somebody has to say.
export function takeOf(person: IntakePerson, decision: Decision | undefined): Take | undefined {
  const wanted = decision?.take;
  if (wanted === 'skip' || (wanted === 'new' && mayBeNew(person)) || (wanted === 'same' && mayBeSame(person))) return wanted;
  if (person.faults.length || person.match === 'view_only') return 'skip';
  if (isKnown(person)) return changes(person) ? 'same' : 'skip';
  if (!mayBeNew(person)) return 'skip';
  return person.candidates.length ? undefined : 'new';
}

export const fieldsOf = (person: IntakePerson, decision: Decision | undefined): string[] =>
  decision?.fields ?? fieldRows(person).filter((row) => row.taken).map((row) => row.key);
export const headingsOf = (person: IntakePerson, decision: Decision | undefined): PersonHeading[] =>
  decision?.headings ?? person.headings.map((one) => one.heading);

export type Group = 'ask' | 'new' | 'same' | 'unchanged' | 'left';
export function groupOf(person: IntakePerson, decision: Decision | undefined): Group {
  const take = takeOf(person, decision);
  if (take === undefined) return 'ask';
  if (take !== 'skip') return take;
  return mayBeSame(person) && !changes(person) ? 'unchanged' : 'left';
}

function composed(person: IntakePerson, fields: string[]): Record<string, unknown> {
  const out: Record<string, unknown> = { ...person.known };
  for (const key of fields) out[key] = person.said[key as FieldKey];
  return out;
}

export interface PlanInput { people: IntakePerson[]; decisions: Decisions; import_id?: string | undefined; office_id?: string | undefined; newKey: () => string }

const chosenHeadings = (person: IntakePerson, decision: Decision | undefined): IntakeHeading[] => {
  const ticked = new Set(headingsOf(person, decision));
  return person.headings.filter((one) => ticked.has(one.heading));
};

function registering(person: IntakePerson, decision: Decision | undefined, input: PlanInput): Act {
  return {
    key: input.newKey(), method: 'POST', path: '/v1/people', what: 'basic', state: 'waiting',
    body: {
      basics: person.said, not_the_same: person.candidates.map((one) => one.person_id),
      facts: chosenHeadings(person, decision).map((one) => ({ heading: one.heading, facts: one.proposed })),
      ...(input.office_id ? { office_id: input.office_id } : {}), ...(input.import_id ? { import_id: input.import_id, import_line: person.line } : {}),
    },
  };
}

function writing(person: IntakePerson, decision: Decision | undefined, input: PlanInput): Act[] {
  const fields = fieldsOf(person, decision);
  const path = `/v1/people/${person.person_id}`;
  const put = (what: string, below: string, body: unknown): Act => ({ key: input.newKey(), method: 'PUT', path: path + below, what, body, state: 'waiting' });
  return [
    ...(fields.length ? [put('basic', '/basics', { base_seq: person.base_seq, basics: composed(person, fields) })] : []),
    ...chosenHeadings(person, decision).map((one) => put(one.heading, `/facts/${one.heading}`, { base_seq: one.base_seq, facts: one.proposed })),
  ];
}

// The acts of everybody who is taken, in the order of the file.
export function planOf(input: PlanInput): Item[] {
  return input.people.flatMap((person): Item[] => {
    const decision = input.decisions[person.key];
    const take = takeOf(person, decision);
    const name = person.said.name || person.known.name;
    if (take === 'new') return [{ key: person.key, name, take, acts: [registering(person, decision, input)] }];
    if (take !== 'same' || !person.person_id) return [];
    const acts = writing(person, decision, input);
    return acts.length ? [{ key: person.key, name, take, person_id: person.person_id, acts }] : [];
  });
}

export type ItemState = 'waiting' | 'done' | 'refused';
export const stateOf = (item: Item): ItemState =>
  item.acts.some((act) => act.state === 'refused') ? 'refused' : item.acts.every((act) => act.state === 'done') ? 'done' : 'waiting';
