/** Paths on a 16 × 16 grid, drawn with a 1.5 px line. */
const paths = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  warning: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 12v.01',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 7.5V11M8 5v.01',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 4.5V8l2.5 1.5',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  hidden: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4M3 13.5 13 2.5',
  missing: 'M4 8h8',
  arrow: 'M3 8h10M9.5 4.5 13 8l-3.5 3.5',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  menu: 'M3 4.5h10M3 8h10M3 11.5h10',
  undo: 'M6 3 2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 8H7',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  person: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8M3 14c0-2.8 2.2-4 5-4s5 1.2 5 4',
  stop: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM5.5 8h5',
  source: 'M4 2h5l3 3v9H4zM9 2v3h3M6 8.5h4M6 11h4',
  seal: 'M8 10a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5.5 9.5 4.5 14 8 12.5 11.5 14l-1-4.5',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3',
  offline: 'M2 6.5a9 9 0 0 1 12 0M4.5 9a5.5 5.5 0 0 1 7 0M8 12.5v.01M2.5 13.5l11-11',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.5 10.5 14 14',
  pencil: 'M3 13l.5-2.5 7-7 2 2-7 7z',
  run: 'M3.5 5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M12.5 14a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M5 3.5h3.5v9H11',
  plus: 'M8 3.5v9M3.5 8h9',
  download: 'M8 2.5v8M4.5 7 8 10.5 11.5 7M3 13.5h10',
} as const;

export type IconName = keyof typeof paths;

/** Decoration only: the word beside it carries the meaning. */
export const Icon = ({ name, size = 14 }: { name: IconName; size?: number }) => (
  <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path
      d={paths[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
