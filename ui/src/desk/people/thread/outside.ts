// SPDX-License-Identifier: Apache-2.0
// What goes to members without the program: asked once a person, shown under each entry. Words and acts are loaded with it.
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { get } from '../../../api/request.ts';
import type { Outside } from '../../../api/types.ts';
import { withWords } from '../../seldom.ts';

export const useOutside = (person: string) => useQuery({ queryKey: ['thread', person, 'outside'], queryFn: ({ signal }) => get<Outside>(`/v1/people/${person}/deliveries`, signal) });

export const OutsideLines = lazy(withWords(() => import('./outside_lines.tsx')));
export const OutsideDialog = lazy(withWords(() => import('./outside_dialog.tsx')));
export const OutsideWaitingLines = lazy(withWords(() => import('./outside_waiting.tsx')));
