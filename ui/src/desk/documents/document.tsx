// SPDX-License-Identifier: Apache-2.0
// One document: written while it is a draft and one may, else read.
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/request.ts';
import { Answer } from '../../parts/states.tsx';
import type { DocumentView } from '../../api/types.ts';
import { useLook } from './look.ts';
import { Read } from './read.tsx';
import { Write } from './write.tsx';

export default function DocumentScreen({ id }: { id: string }) {
  useLook();
  const query = useQuery({ queryKey: ['document', id], queryFn: () => get<DocumentView>(`/v1/documents/${id}`) });
  // A refusal after a change of rights takes the text away at once, also when an older answer is still in memory.
  if (query.error && query.data) return <Answer query={{ ...query, data: undefined }}>{() => null}</Answer>;
  return <Answer query={query}>{(doc) => (doc.line.state === 'draft' && doc.may_write ? <Write doc={doc} /> : <Read doc={doc} />)}</Answer>;
}
