// SPDX-License-Identifier: Apache-2.0
// The sheet of these screens comes with them: the first screen of everybody else stays small.
import { useState } from 'react';
import sheet from '../../styles/documents.css' with { type: 'text' };

let taken = false;
export function useLook(): void {
  useState(() => {
    if (taken) return;
    taken = true;
    const style = new CSSStyleSheet();
    style.replaceSync(sheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  });
}
