// SPDX-License-Identifier: Apache-2.0
// Line icons, 24 units, drawn here. Always beside a word, or with the word for screen readers on the button.

const PATHS = {
  home: 'M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.5V12l3 2',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2',
  visit: 'M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  import: 'M12 4v10m0 0-4-4m4 4 4-4M4.5 15v4.5h15V15',
  merge: 'M7 4v4c0 3 5 3 5 6v6M17 4v4c0 3-5 3-5 6',
  map: 'M9 5 4 7v12l5-2 6 2 5-2V5l-5 2zM9 5v12M15 7v12',
  chart: 'M10 4h4v4h-4zM4 16h4v4H4zM16 16h4v4h-4zM12 8v4M6 16v-4h12v4',
  book: 'M12 6c-2-1.5-5-2-8-1.5V18c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V4.5c-3-.5-6 0-8 1.5zM12 6v13.5',
  trend: 'M4 5v14h16M7.5 15l3.5-4 3 2.5L19 7.5',
  people: 'M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11zM3.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5M15.5 5a3 3 0 0 1 0 6M17 14.3c2.200.6 3.500 2.300 3.500 4.700',
  phone: 'M6 4h3l1.5 4.500-2 1.500c1 2.500 3 4.500 5.500 5.500l1.500-2 4.500 1.500v3c0 1-.8 2-2 2C11 20 4 13 4 6c0-1.200 1-2 2-2z',
  fax: 'M7 9V4h10v5M7 15H4.500V9h15v6H17M7 13h10v7H7z',
  print: 'M7 9V4h10v5M7 16H4.500V9h15v7H17M7 13.500h10V20H7z',
  file: 'M6 3.500h8l4 4V20.500H6zM14 3.500v4h4M9 12.500h6M9 16h6',
  edit: 'M5 19l.8-3.700L16 5l3 3L8.700 18.200zM13.500 7.500l3 3',
  copy: 'M8.500 8.500h11v11h-11zM15.500 8.500v-4h-11v11h4',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  menu: 'M4 7h16M4 12h16M4 17h16',
  filter: 'M4 6h16l-6 7v5.500l-4 1.500v-7z',
  list: 'M8.500 6.500H20M8.500 12H20M8.500 17.500H20M4.500 6.500h.01M4.500 12h.01M4.500 17.500h.01',
  table: 'M4 5.500h16v13H4zM4 10h16M4 14.300h16M10 5.500v13',
  history: 'M4.500 12a7.500 7.500 0 1 0 2.200-5.300L4 9.300M4 5v4.300h4.300M12 8v4.300l3 1.700',
  down: 'M7 10l5 5 5-5',
  up: 'M7 14l5-5 5 5',
  right: 'M10 7l5 5-5 5',
  help: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM9.700 9.800c0-1.400 1-2.300 2.300-2.300s2.300.9 2.300 2.100c0 1.600-2.300 1.900-2.300 3.600M12 16.200h.01',
  person: 'M12 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM5 20c0-3.500 3-6 7-6s7 2.500 7 6',
  key: 'M14.500 13a4.500 4.500 0 1 0-4.200-3L4 16.300V20h3.700v-2.500h2.500V15l1.800-1.800c.7.500 1.600-.2 2.500-.2zM15.500 8.500h.01',
  undo: 'M8 8H15a4.500 4.500 0 0 1 0 9h-5M8 8l3.500-3.500M8 8l3.500 3.500',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round"
      strokeLinejoin="round" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

// 要 seen from its pivot: seven ribs.
export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <g fill="none" stroke="var(--primary)" strokeWidth="2.6" strokeLinecap="round">
        <path d="M16 24.5 3.6 21.2M16 24.5 5.2 13.9M16 24.5 9.6 8.4M16 24.5V6M16 24.5 22.4 8.4M16 24.5 26.8 13.9M16 24.5 28.4 21.2" />
      </g>
      <circle cx="16" cy="25" r="4" fill="var(--primary)" />
    </svg>
  );
}
