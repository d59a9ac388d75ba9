// SPDX-License-Identifier: Apache-2.0
// Name, date and 要 at the foot of every printed sheet. Only a rule of @page can stand there, and only its text tells the name:
// a sheet made by script is the way that the page's own CSP leaves open.
import { useEffect } from 'react';
import { useText } from '../parts/use_text.ts';
import { momentText } from '../text/format.ts';

// A CSS string: quotes, backslashes and line ends would end it.
export const cssString = (text: string): string => `"${text.replace(/[\\"\n\r\f]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}"`;

export function usePrintFoot(name: string, area: string): void {
  const { t, lang } = useText();
  useEffect(() => {
    const root = document.documentElement;
    let sheet: CSSStyleSheet | undefined;
    const take = () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet);
      delete root.dataset['printFoot'];
    };
    // Where boxes in the margin are not known (their rule is dropped), the foot at the end of the page stays.
    const put = () => {
      take();
      sheet = new CSSStyleSheet();
      const text = t('print.foot_of', { name, area, at: momentText(new Date().toISOString(), lang) });
      sheet.replaceSync(`@page { @bottom-left { content: ${cssString(text)}; font-size: 9pt; } }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      if (sheet.cssRules[0]?.cssText.includes('@bottom-left')) root.dataset['printFoot'] = 'margin';
    };
    put();
    addEventListener('beforeprint', put);
    return () => {
      removeEventListener('beforeprint', put);
      take();
    };
  }, [name, area, lang, t]);
}
