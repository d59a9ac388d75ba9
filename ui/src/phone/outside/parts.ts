// SPDX-License-Identifier: Apache-2.0
// Seldom needed, so loaded when it is; the service worker keeps it for where there is no line.
import { lazy } from 'react';
import { withWords } from '../../desk/seldom.ts';

export const OutsideLines = lazy(withWords(() => import('./lines.tsx')));
export const SendOutside = lazy(withWords(() => import('./send_dialog.tsx')));
export const Who = lazy(withWords(() => import('./who.tsx')));
