export const ipAddresses = [
  '192.168.0.1',
  '8.8.8.8',
  '192[.]168[.]0[.]1',
  '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
  '2001:db8::1',
  'fe80::1',
  '::ffff:192.0.2.1',
  'FE80::A00:27FF:FE4E:66A1',
];

export const macAddresses = ['00:1A:2B:3C:4D:5E', '00-1a-2b-3c-4d-5e', '001A.2B3C.4D5E'];

// Put together here, so that no line of the project looks like a key.
export const keys = [
  `${'AK'}IAIOSFODNN7EXAMPLE`,
  `gh${'p'}_16C7e42F292c6912E7710c838347Ae178B4a`,
  `sk_${'live'}_4eC39HqLyjWDarjtT1zdp7dc`,
  `ey${'J'}hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N`,
  `-----${'BEGIN'} PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----`,
];

/** What stands around a secret stays, and the secret does not. */
export const namedSecrets: [said: string, masked: string][] = [
  ['password: hunter2', 'password: [secret 1]'],
  ['my password is Tr0ub4dor&3', 'my password is [secret 1]'],
  ['Passwort: Sommer2024!', 'Passwort: [secret 1]'],
  ['password=sunshine', 'password=[secret 1]'],
  ['api_key="abcd1234efgh5678"', 'api_key="[secret 1]"'],
  ['token: 9f86d081884c7d659a2feaa0c55ad015', 'token: [secret 1]'],
  ['postgres://user:pa55@db.example.com/prod', 'postgres://[secret 1]'],
  ['Authorization: Bearer abc123.def456', 'Authorization: Bearer [secret 1]'],
  ['CVV: 123', 'CVV: [secret 1]'],
];

export const birthDates: [said: string, masked: string][] = [
  ['DOB: 12/03/1980', 'DOB: [date of birth 1]'],
  ['I was born on March 12, 1980.', 'I was born on [date of birth 1].'],
  ['born 12-MAR-1980', 'born [date of birth 1]'],
  ['Date of birth (dd/mm/yyyy): 12/03/1980', 'Date of birth (dd/mm/yyyy): [date of birth 1]'],
  ['geboren am 12.03.1980', 'geboren am [date of birth 1]'],
  ['Geburtsdatum: 1. Februar 1980', 'Geburtsdatum: [date of birth 1]'],
  ['née le 12 février 1980', 'née le [date of birth 1]'],
  ['fecha de nacimiento: 12 de marzo de 1980', 'fecha de nacimiento: [date of birth 1]'],
  ['"date_of_birth": "1980-03-12"', '"date_of_birth": "[date of birth 1]"'],
  ['дата рождения: 12.03.1980', 'дата рождения: [date of birth 1]'],
  ['生年月日：1980年3月12日', '生年月日：[date of birth 1]'],
];

/** Texts of tickets that look like these and are not. */
export const nothingOfThese = [
  'LX123456789DE',
  'VIN 1HGCM82633A004352',
  'ASIN B08N5WRWNW',
  "CHF 1'234.50",
  '40.7128, -74.0060',
  'ISBN 0-306-40615-2',
  'UPC 036000291452',
  'error 0x80070057',
  '7.5.2.1 ships next week',
  'kernel 5.15.0.91',
  'Order 536904399',
  'part no. 555-1234',
  'phone model 123456',
  'text me by 2026-12-01',
  'date of birth is missing',
  'passport photos 35x45 mm',
  'the password is wrong',
  'длинное 123456789',
  'born to run on 12/03/2026 at the stadium',
  'Delivery on 12/03/2026',
  'password reset link sent',
  'token expired 2026-11-20',
  'The API key page shows an error 403',
  'version 1.2.3.4',
  'firmware 4.12.0.77',
  'std::string a::b',
  'at 12:34:56 and 13:00:00',
  'Order 111-7975047-2081306',
  'FedEx 7946 9621 1021',
  'Article no. 059-265-197',
  'Order ID: 86095742719',
  'RG-120326-0001',
  'EAN 4006381333931',
  'a timestamp of 1732111449123',
  'Amount 1.583.068,89 EUR',
  'Order #212-555-0123',
  'Order no.: 212-555-0123',
  'order number is 212-555-0123',
  'Bestell-Nr. 030 901820',
  'zamówienie 030 901820',
  'Customer no. 212-555-0123',
  'case #030 901820',
  'request id: 030 901820',
  'version: v10.20.30.40',
  'My account 123456 is locked',
  'the bank charged my account on 12/03/2026',
  'current account since 2019-2026',
  'my bank, account manager 2026-11-20',
  'account number 4500123456, order 4711',
  'social media, 12345 followers',
];

/** Scripts without spaces: a value stands right beside other letters. */
export const besideLetters: [said: string, masked: string][] = [
  ['我的卡号是4111111111111111谢谢', '我的卡号是[card 1]谢谢'],
  ['电话13800138000', '电话[phone 1]'],
  ['我的身份证号码是11010519491231002X', '我的身份证号码是[national id 1]'],
  ['お問い合わせはdana@example.comまで', 'お問い合わせは[e-mail 1]まで'],
  ['IPは192.168.0.1です', 'IPは[IP address 1]です'],
  ['密码：hunter2', '密码：[secret 1]'],
  ['생년월일 1980년 3월 12일입니다', '생년월일 [date of birth 1]입니다'],
];

/** More ways to say a thing, as customers do. */
export const inPassing: [said: string, masked: string][] = [
  ['536904399 is my SSN', '[national id 1] is my SSN'],
  ['johndoe at gmail.com', '[e-mail 1]'],
  ['john.doe at example.com', '[e-mail 1]'],
  ['my pin is 4821', 'my pin is [secret 1]'],
  ['card number: 1234 5678 9012 3456', 'card number: [card 1]'],
  ['IBAN: DE89 3704 0044 0532 0130 01', 'IBAN: [bank account 1]'],
  ['DЕ89 3704 0044 0532 0130 00', '[bank account 1]'],
  ['Mob. 9876543210', 'Mob. [phone 1]'],
  ['555-123-4567', '[phone 1]'],
  ['SSN 1 2 3-4 5-6 7 8 9', 'SSN [national id 1]'],
  ['my social is 536228726', 'my social is [national id 1]'],
  ['536-22-8726, that is my social', '[national id 1], that is my social'],
  ['536228726 is my social', '[national id 1] is my social'],
];

/** "Order" and its like name the number right behind them, and no other. */
export const besideOtherWords: [said: string, masked: string][] = [
  [
    'I asked about my order. 078-05-1120 is my number',
    'I asked about my order. [national id 1] is my number',
  ],
  ['I asked about my order. 078 05 1120 is mine', 'I asked about my order. [national id 1] is mine'],
  ['It is about my order, (212) 555-0123', 'It is about my order, [phone 1]'],
  ['It is about my order (212-555-0123)', 'It is about my order ([phone 1])'],
  ['I lost my order - 212-555-0123', 'I lost my order - [phone 1]'],
  ['About my order\n212-555-0123', 'About my order\n[phone 1]'],
  ['Please ring the customer: (212) 555-0123', 'Please ring the customer: [phone 1]'],
  ['Please ring the customer: 212-555-0123', 'Please ring the customer: [phone 1]'],
  ['Thanks for the package. 030 901820', 'Thanks for the package. [phone 1]'],
  ['Ring me on my private line: 212-555-0123', 'Ring me on my private line: [phone 1]'],
  ['I do not know where my order is. 030 901820', 'I do not know where my order is. [phone 1]'],
  ['Here is my request: 030 901820', 'Here is my request: [phone 1]'],
  ['lost package, 123-45-6789', 'lost package, [national id 1]'],
  ['Invoice 123-45-6789', 'Invoice [national id 1]'],
  ['order (212) 555-0123', 'order [phone 1]'],
  ['Danke für das Paket. 030 901820', 'Danke für das Paket. [phone 1]'],
  ['Es geht um meine Bestellung, 0171/2345678', 'Es geht um meine Bestellung, [phone 1]'],
  ['Merci pour le colis. 06 12 34 56 78', 'Merci pour le colis. [phone 1]'],
  ['Gracias por el pedido, 10.20.30.40', 'Gracias por el pedido, [IP address 1]'],
  ['Dziękuję za zamówienie. 030 901820', 'Dziękuję za zamówienie. [phone 1]'],
];

/** Numbers of accounts that only words tell, several in a row. */
export const namedAccounts: [said: string, masked: string][] = [
  ['routing 021000021 account 123456789012', 'routing [bank account 1] account [bank account 2]'],
  ['Account: 123456789012\nRouting: 021000021', 'Account: [bank account 1]\nRouting: [bank account 2]'],
  [
    'sort code 20-00-00, account number is 12345678 and my savings account is 87654321',
    'sort code [bank account 1], account number is [bank account 2] and my savings account is [bank account 3]',
  ],
  ['BLZ 10020030, Konto 1234567', 'BLZ [bank account 1], Konto [bank account 2]'],
  ['Bank: Riverbank, acct. 123456789', 'Bank: Riverbank, acct. [bank account 1]'],
  ['banque Riverbank, compte n° 12345678901', 'banque Riverbank, compte n° [bank account 1]'],
  [
    'Kto. 1234567890, Kontonr. 1234567, BLZ 10020030',
    'Kto. [bank account 1], Kontonr. [bank account 2], BLZ [bank account 3]',
  ],
  ['aba 021000021 / checking 123456789012', 'aba [bank account 1] / checking [bank account 2]'],
  ['transit 00012 institution 003 account 1234567', 'transit 00012 institution 003 account [bank account 1]'],
  ['mi cuenta bancaria es 1234567890', 'mi cuenta bancaria es [bank account 1]'],
];
