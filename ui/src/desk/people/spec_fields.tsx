// SPDX-License-Identifier: Apache-2.0
// The fields of a form from its table: lines, choices, dates, lists of words and lists of groups.
import { useZones } from '../../api/queries.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Check, Field, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { PickFacility } from '../pick_facility.tsx';
import { choicesOf } from './choices.ts';
import { emptyItem, factLabel, type Spec, type Value } from './fact_spec.ts';

export interface FieldsProps {
  specs: Spec[];
  id: string; // of the form; the fields add their keys
  label: (key: string) => string;
  values: Value;
  onValues: (changes: Value) => void;
  problems: { id: string; message: string }[];
}

// One text per line, each with its own place: an allergy is not a sentence.
function WordsField({ id, label, list, onList }: { id: string; label: string; list: string[]; onList: (list: string[]) => void }) {
  const { t } = useText();
  const shown = list.length ? list : [''];
  const set = (i: number, word: string) => onList(shown.map((w, j) => (i === j ? word : w)));
  return (
    <fieldset className="field words-field">
      <legend className="field__label">{label}</legend>
      {shown.map((word, i) => (
        <span className="words-line" key={i}>
          <input className="input" id={i === 0 ? id : `${id}-${i}`} aria-label={t('people.word_n', { label, n: i + 1 })} value={word} onChange={(e) => set(i, e.target.value)} />
          {list.length > 0 && <IconButton icon="close" label={t('people.word_remove', { label, n: i + 1 })} onClick={() => onList(shown.filter((_, j) => j !== i))} />}
        </span>
      ))}
      <div><Button icon="plus" look="quiet" aria-label={t('people.word_add_to', { label })} onClick={() => onList([...shown, ''])}>{t('people.word_add')}</Button></div>
    </fieldset>
  );
}

function ItemsField({ spec, ...rest }: { spec: Extract<Spec, { kind: 'items' }>; id: string; list: Value[]; onList: (list: Value[]) => void; problems: FieldsProps['problems'] }) {
  const { t } = useText();
  const { id, list, onList, problems } = rest;
  const name = t(`item.${spec.struct as 'device'}`);
  const set = (i: number, changes: Value) => onList(list.map((item, j) => (i === j ? { ...item, ...changes } : item)));
  const up = (i: number) => onList(list.map((item, j) => (j === i - 1 ? list[i]! : j === i ? list[i - 1]! : item)));
  return (
    <div className="wide stack">
      {list.map((item, i) => (
        <fieldset className="subform stack" key={i}>
          <legend className="line">
            <b>{t('people.item_n', { name, n: i + 1 })}</b>
            {i > 0 && <Button look="quiet" aria-label={t('people.item_up_which', { name, n: i + 1 })} onClick={() => up(i)}>{t('people.item_up')}</Button>}
            <Button look="quiet" aria-label={t('people.item_remove_which', { name, n: i + 1 })} onClick={() => onList(list.filter((_, j) => j !== i))}>{t('people.item_remove')}</Button>
          </legend>
          <SpecFields specs={spec.of} id={`${id}-${i}`} label={(key) => factLabel(spec.struct, key)} values={item} onValues={(changes) => set(i, changes)} problems={problems} inList />
        </fieldset>
      ))}
      <div><Button icon="plus" onClick={() => onList([...list, emptyItem(spec.of)])}>{t('people.item_add', { name })}</Button></div>
    </div>
  );
}

function ZoneField({ id, label, value, onValue }: { id: string; label: string; value: string; onValue: (value: string) => void }) {
  const { t } = useText();
  const zones = useZones();
  const choices = [{ value: '', label: t('people.zone_none') }, ...(zones.data?.zones ?? []).map((zone) => ({ value: zone.id, label: zone.name }))];
  return <SelectField id={id} label={label} value={value} onValue={onValue} choices={choices} />;
}

export function SpecFields({ specs, id, label, values, onValues, problems, inList }: FieldsProps & { inList?: boolean }) {
  const { t } = useText();
  const one = (spec: Spec) => {
    const at = `${id}-${spec.key}`;
    const shape = { id: at, label: label(spec.key), must: spec.must, wide: spec.wide, support: spec.support && t(spec.support), error: problems.find((p) => p.id === at)?.message };
    const value = values[spec.key];
    const typed = typeof value === 'string' ? value : '';
    const put = (next: unknown) => onValues({ [spec.key]: next });
    switch (spec.kind) {
      case 'choice': return <SelectField key={at} {...shape} value={typed} onValue={put} choices={inList && !typed ? [{ value: '', label: t('people.choose') }, ...choicesOf(spec.list)] : choicesOf(spec.list)} />;
      case 'text': return <TextArea key={at} {...shape} wide value={typed} onValue={put} />;
      case 'date': return <DateField key={at} {...shape} value={typed || undefined} onValue={put} />;
      case 'flag': return <div key={at} className="flag-field"><Check id={at} label={shape.label} checked={value === true} onChecked={put} /></div>;
      case 'words': return <WordsField key={at} id={at} label={shape.label} list={(value as string[] | undefined) ?? []} onList={put} />;
      case 'items': return <ItemsField key={at} spec={spec} id={at} list={(value as Value[] | undefined) ?? []} onList={put} problems={problems} />;
      case 'zone': return <ZoneField key={at} id={at} label={shape.label} value={typed} onValue={(zone) => put(zone || undefined)} />;
      case 'number': return (
        <Field key={at} {...shape}>{(tied) => <input {...tied} className="input input--number" inputMode="decimal" value={value === undefined ? '' : String(value)}
          onChange={(e) => put(numberOf(e.target.value))} />}</Field>
      );
      case 'office': return (
        <PickFacility key={at} label={shape.label} picked={typed ? { id: typed, name: String(values['name'] ?? '') } : undefined}
          onPicked={(picked) => onValues({ facility_id: picked?.id, ...(picked ? { name: picked.name } : {}) })} />
      );
      case 'birth': return <TextField key={at} {...shape} support={t('people.birth_support')} value={typed} onValue={put} autoComplete="off" />;
      case 'phone': return <TextField key={at} {...shape} inputMode="tel" value={typed} onValue={put} autoComplete="off" />;
      default: return <TextField key={at} {...shape} value={typed} onValue={put} autoComplete="off" />;
    }
  };
  return <div className="form-grid">{specs.map(one)}</div>;
}

// Full-width digits are digits; what is no number yet stays as it is typed and is refused by the check.
export function numberOf(typed: string): number | string | undefined {
  const plain = typed.normalize('NFKC').trim();
  if (plain === '') return undefined;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
}
