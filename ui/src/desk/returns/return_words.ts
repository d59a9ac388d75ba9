// SPDX-License-Identifier: Apache-2.0
// What a returned sheet is called in a list.
import type { ReturnedView } from '../../api/types.ts';
import type { useText } from '../../parts/use_text.ts';

type Text = ReturnType<typeof useText>['t'];

export function matterTitle(t: Text, one: ReturnedView): string {
  if (one.state === 'unreadable') return t('returns.unreadable');
  if (one.state === 'reading') return t('return_state.reading');
  if (one.matter) return `${one.matter.title || t(`return_kind.${one.matter.kind}`)}（${one.matter.number}）`;
  return one.kind === 'none' ? t('returns.unknown') : t('returns.elsewhere', { kind: t(`return_kind.${one.kind}`) });
}
