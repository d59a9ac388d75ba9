// SPDX-License-Identifier: Apache-2.0
// Screens that few open bring their words with them, so that the first screen of everybody else stays small.
import type { ComponentType } from 'react';
import { addWords } from '../i18n/index.ts';

let words: Promise<void> | undefined;
const needWords = () =>
  (words ??= import('../../i18n/seldom.ja.json').then((japanese) =>
    addWords(japanese.default, async () => (await import('../../i18n/seldom.en.json')).default)));

// For `lazy`: the screen, once its words are there. A failed load is tried again at the next opening.
export const withWords = <T extends ComponentType<never>>(load: () => Promise<{ default: T }>) => async () => {
  try {
    await needWords();
  } catch (problem) {
    words = undefined;
    throw problem;
  }
  return load();
};
