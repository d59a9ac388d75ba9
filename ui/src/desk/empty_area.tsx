// SPDX-License-Identifier: Apache-2.0
// An area without a single facility: what comes first.
import { LinkButton } from '../parts/button.tsx';
import { Empty } from '../parts/states.tsx';
import { useText } from '../parts/use_text.ts';
import { useMay } from './context.tsx';

export function EmptyArea() {
  const { t } = useText();
  const may = useMay();
  return (
    <Empty title={t('empty_area')}>
      {may('import.run') && <p className="soft">{t('empty_area.lead')}</p>}
      <div className="line">
        {may('import.run') && <LinkButton look="primary" icon="import" to="/imports">{t('empty_area.import')}</LinkButton>}
        {may('facility.create') && <LinkButton icon="plus" to="/facilities/new">{t('facility.new')}</LinkButton>}
      </div>
    </Empty>
  );
}
