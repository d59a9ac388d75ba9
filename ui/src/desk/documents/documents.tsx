// SPDX-License-Identifier: Apache-2.0
// 書類: what is being written, what came in, what went out.
import { useGet } from '../../api/queries.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useText } from '../../parts/use_text.ts';
import { useMay } from '../context.tsx';
import { useParams } from '../params.ts';
import { Line } from './document_list.tsx';
import type { DocumentList } from '../../api/types.ts';
import { inOrder } from './list_rules.ts';
import { useLook } from './look.ts';

const BOXES = ['drafts', 'received', 'sent'] as const;
type Box = (typeof BOXES)[number];

export default function DocumentsScreen() {
  const { t } = useText();
  useLook();
  const mayEdit = useMay()('form.edit');
  const params = useParams('/documents');
  const box = (BOXES as readonly string[]).includes(params.get('box')) ? (params.get('box') as Box) : 'drafts';
  const query = useGet<DocumentList>('documents', `/v1/documents?box=${box}`);
  const counts = { drafts: undefined, received: query.data?.waiting, sent: undefined };
  return (
    <>
      <div className="page-head"><h1>{t('document.title')}</h1>{mayEdit && <span className="line line-end no-print"><LinkButton icon="edit" to="/settings/forms">{t('form_edit.title')}</LinkButton></span>}</div>
      <p className="soft">{t('document.lead')}</p>
      <Tabs label={t('document.title')} active={box} onTab={(next) => params.set({ box: next === 'drafts' ? '' : next })} tabs={BOXES.map((id) => ({ id, label: t(`document.box.${id}`), count: counts[id] || undefined }))}>
        <Answer query={query}>{({ items }) => (items.length === 0 ? <Empty title={t(`document.none.${box}`)}>{box === 'drafts' && <p>{t('document.begin_how')}</p>}</Empty>
          : <ul className="card stack-tight">{(box === 'drafts' ? inOrder(items) : items).map((one) => <Line key={one.id} one={one} named />)}</ul>)}</Answer>
      </Tabs>
    </>
  );
}
