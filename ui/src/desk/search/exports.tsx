// SPDX-License-Identifier: Apache-2.0
import { Menu } from '../../parts/filter_menu.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useText } from '../../parts/use_text.ts';

// The same rows on paper, as a workbook, as text.
export function Exports({ filters }: { filters: string }) {
  const { t } = useText();
  return (
    <Menu label={t('export')} icon="print" end>
      {(close) => (
        <div onClick={close}>
          <button type="button" className="menu__item" onClick={() => setTimeout(() => print(), 50)}><Icon name="print" />{t('export.print')}</button>
          <a className="menu__item" href={`/v1/facilities-list.pdf?${filters}`} target="_blank" rel="noopener"><Icon name="file" />{t('export.pdf')}</a>
          <a className="menu__item" href={`/v1/facilities.xlsx?${filters}`} download><Icon name="table" />{t('export.xlsx')}</a>
          <a className="menu__item" href={`/v1/facilities.csv?${filters}`} download><Icon name="list" />{t('export.csv')}</a>
        </div>
      )}
    </Menu>
  );
}
