interface Instance {
  dir: string;
  port: number;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** The configuration of an own Request Tracker: its own database, sessions, caches and mailbox, nothing of the machine's. */
export const siteConfig = ({ dir, port }: Instance): string =>
  [
    `$RT::VarPath = ${quoted(`${dir}/var`)};`,
    `$RT::MasonDataDir = ${quoted(`${dir}/mason`)};`,
    `$RT::MasonSessionDir = ${quoted(`${dir}/sessions`)};`,
    "Set($rtname, 'desk.example');",
    "Set($Organization, 'desk.example');",
    "Set($DatabaseType, 'SQLite');",
    `Set($DatabaseName, ${quoted(`${dir}/rt.db`)});`,
    "Set($WebSessionClass, 'Apache::Session::File');",
    "Set($WebDomain, '127.0.0.1');",
    `Set($WebPort, ${port});`,
    "Set($MailCommand, 'mbox');",
    // Passwords of the seeded people are throw-away; a low cost keeps the seeding quick.
    'Set($BcryptCost, 4);',
    'Set(%PriorityAsString, Default => [Low => 0, Normal => 50, High => 80, Urgent => 100]);',
    "Set($Timezone, 'UTC');",
    "Set($InitialdataFormatHandlers, ['RT::Initialdata::JSON', 'perl']);",
    'Set($LogToSyslog, undef);',
    "Set($LogToSTDERR, 'warning');",
    '1;\n',
  ].join('\n');
