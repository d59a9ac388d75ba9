// SPDX-License-Identifier: Apache-2.0
// One person, found by name among those one may find.
import { useState } from 'react';
import { Button, IconButton } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import type { Picked } from '../pick_facility.tsx';
import { birthText } from './fact_words.ts';
import { usePeople } from './people.tsx';

const MOST = 8;

// `except`: the one it is picked for.
export function PickPerson({ id, label, must, error, except, picked, onPicked }: {
  id: string; label: string; must?: boolean; error?: string | undefined; except?: string; picked: Picked | undefined; onPicked: (picked: Picked | undefined) => void;
}) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const asks = typed.trim().length > 0;
  const found = usePeople({ q: typed, limit: MOST, every_status: true }, asks);
  if (picked) return <p className="line"><span className="field__label">{label}</span><b>{picked.name}</b><IconButton icon="close" label={t('pick.remove')} onClick={() => onPicked(undefined)} /></p>;
  const rows = asks ? (found.data?.items ?? []).filter((row) => row.id !== except) : [];
  return (
    <div className="stack-tight">
      <TextField id={id} label={label} support={t('people.find_support')} must={must ?? false} error={error} value={typed} onValue={setTyped} autoComplete="off" />
      {asks && found.data && rows.length === 0 && <p className="small" role="status">{t('people.none_found')}</p>}
      {rows.length > 0 && <ul className="stack-tight">{rows.map((row) => <li key={row.id}><Button onClick={() => onPicked({ id: row.id, name: row.name })}>{row.name} {birthText(row)}</Button></li>)}</ul>}
    </div>
  );
}
