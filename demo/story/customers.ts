import { addressCorrections } from './address-corrections.ts';
import type { StoryCustomer } from './shape.ts';

const customer = (
  id: string,
  name: string,
  email: string,
  phone: string,
  address: string,
  more: Partial<StoryCustomer> = {},
): StoryCustomer => ({
  id,
  name,
  email,
  phone,
  address,
  tier: 'Standard',
  region: 'EU',
  noAi: 'no',
  creditLimit: '150 EUR',
  riskNote: 'Nothing known.',
  ...more,
});

const inTickets: StoryCustomer[] = [
  customer(
    'C-3001',
    'Dana Whitfield',
    'dana.whitfield@mail.example',
    '+353 85 555 0142',
    '14 Orchard Lane, Cork T12 AB34, Ireland',
    { tier: 'Plus', creditLimit: '300 EUR', riskNote: 'Chargeback watch, case heron-7731-quartz.' },
  ),
  customer(
    'C-3002',
    'Marco Bellini',
    'marco.bellini@posta.example',
    '+39 055 555 0188',
    'Via dei Pepi 31, 50122 Firenze, Italy',
  ),
  customer(
    'C-3003',
    'Ingrid Solberg',
    'ingrid.solberg@post.example',
    '+47 555 50 133',
    'Fjellveien 8, 5019 Bergen, Norway',
    { region: 'EEA' },
  ),
  customer(
    'C-3004',
    'Priya Raman',
    'priya.raman@inbox.example',
    '+44 7700 900451',
    '22 Gladstone Road, Leeds LS6 2AA, United Kingdom',
    { region: 'UK' },
  ),
  customer(
    'C-3005',
    'Jonas Halvorsen',
    'jonas@halvorsen-studio.example',
    '+45 55 50 01 77',
    'Nørrebrogade 112, 2200 København N, Denmark',
    { tier: 'Business', creditLimit: '2000 EUR', riskNote: 'Large refunds: tell finance first.' },
  ),
  customer(
    'C-3006',
    'Sofia Lindqvist',
    'sofia.lindqvist@brev.example',
    '+46 70 555 01 21',
    'Kungsgatan 5, 411 19 Göteborg, Sweden',
  ),
  customer(
    'C-3007',
    'Sofia Lindqvist',
    'sofia.work@studio-nord.example',
    '+46 70 555 01 21',
    'Kungsgatan 5, 411 19 Göteborg, Sweden',
    { tier: 'Plus' },
  ),
  customer(
    'C-3008',
    'Rex Carver',
    'rex.carver@quickmail.example',
    '+49 30 555 0166',
    'Lindenstraße 90, 10969 Berlin, Germany',
    { riskNote: 'Three disputed payments this year, case otter-2214-basalt.' },
  ),
  customer(
    'C-3009',
    'Judit Farkas',
    'judit.farkas@farkas-law.example',
    '+36 1 555 0119',
    'Szív utca 17, 1063 Budapest, Hungary',
    { tier: 'Business', noAi: 'yes', riskNote: 'Contract 2026-04: no AI on this account.' },
  ),
  customer(
    'C-3010',
    'Tom Achterberg',
    'tom.achterberg@mail.example',
    '+31 20 555 0155',
    'Prinsengracht 460, 1017 KG Amsterdam, Netherlands',
  ),
  customer(
    'C-3011',
    'Parcelwerk Data Desk',
    'data@parcelwerk.example',
    '+49 40 555 0100',
    'Speicherstadt 3, 20457 Hamburg, Germany',
    { tier: 'Business' },
  ),
  customer(
    'C-3012',
    'Claire Dubois',
    'claire.dubois@courrier.example',
    '+49 221 555 0190',
    'Aachener Straße 28, 50674 Köln, Germany',
    { tier: 'Plus' },
  ),
  customer(
    'C-3013',
    'Oskar Nowak',
    'oskar.nowak@poczta.example',
    '+48 22 555 01 09',
    'ulica Długa 44, 00-238 Warszawa, Poland',
    { tier: 'Plus' },
  ),
];

const fromBadImport: StoryCustomer[] = addressCorrections.map((correction, index) =>
  customer(
    correction.customer,
    `Import Customer ${index + 1}`,
    `import.customer${index + 1}@mail.example`,
    `+49 40 555 ${String(2000 + index)}`,
    correction.wrong,
  ),
);

export const customers: StoryCustomer[] = [...inTickets, ...fromBadImport];
