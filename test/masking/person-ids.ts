/** Numbers that authorities and their handbooks publish as examples. Those of kinds with check digits are right by them. */
export const idsByForm: [country: string, id: string][] = [
  ['United States', '123-45-6789'],
  ['United Kingdom', 'AB 12 34 56 C'],
  ['Germany', '86095742719'],
  ['Germany', '86 095 742 719'],
  ['France', '1 85 05 78 006 084 91'],
  ['France', '255081416802538'],
  ['Spain', '12345678Z'],
  ['Spain', 'X1234567L'],
  ['Italy', 'RSSMRA85T10A562S'],
  ['Belgium', '85.07.30-033.28'],
  ['Netherlands', '1112.22.333'],
  ['Poland', '44051401359'],
  ['Sweden', '811218-9876'],
  ['Sweden', '19811218-9876'],
  ['Denmark', '211062-5629'],
  ['Finland', '131052-308T'],
  ['Ireland', '1234567FA'],
  ['Switzerland', '756.9217.0769.85'],
  ['Brazil', '529.982.247-25'],
  ['Chile', '30.686.957-4'],
  ['China', '11010519491231002X'],
  ['Turkey', '10000000146'],
  ['Singapore', 'S1234567D'],
  ['South Africa', '8001015009087'],
  ['Mexico', 'BADD110313HCMLNS09'],
  ['India', 'ABCPE1234F'],
];

/** Whose form says too little: they are masked behind the words for them. */
export const idsByName: string[] = [
  'BSN 111222333',
  'SSN: 123456789',
  'Aadhaar number is 2345 6789 0123',
  'NIF 123456789',
  'My SIN is 046 454 286',
  'passport no. C01X00T47',
  'Reisepassnummer: C01X00T47',
  "driver's license D1234567",
  '"ssn": "123456789"',
];

/** A digit is wrong: nobody's numbers. */
export const idsWithSlips = [
  '86095742718',
  '12345678A',
  'X1234567M',
  'RSSMRA85T10A562T',
  '85.07.30-033.29',
  '44051401358',
  '131052-308U',
  '756.9217.0769.86',
  '529.982.247-26',
  '11010519491231002Y',
  'S1234567E',
];
