import { beside } from './form-parts.ts';

// Words that name something which is no person's number.
const other = [
  'order|orders|ord|invoice|inv|ticket|incident|req|sku|article|item|part|serial|model|tracking|track|parcel|shipment',
  'package|reference|ref|version|ver|software|app|chrome|firefox|android|ios|windows|driver|kernel|patch|build|release|firmware|quote|batch|lot|contract|isbn|ean|upc|gtin|imei|product|booking|reservation|po',
  'transaction|txn|confirmation|account id|voucher|coupon|rma|asset|license key|row|chapter|section|waybill|awb|fedex|ups|usps|dhl|gls|dpd',
  'bestellung|bestell|bestellnr|bestellnummer|auftrag|auftragsnummer|rechnung|rechnungsnummer|sendung|sendungsnummer|artikel|artikelnummer',
  'seriennummer|kundennummer|vorgang|referenz|paket|vertrag|buchung|commande|facture|colis|suivi|dossier|pedido|factura|seguimiento',
  'ordine|fattura|spedizione|ordernummer|bestelnummer|factuur|zending|encomenda|fatura|zamowienie|faktura|paczka|заказ|счет|订单|注文',
].join('|');

// They stand before telephone numbers as well, unless a word for a number follows.
const numbered = 'customer|line|code|request|page|case|return';
const numberWord = '(?:no|nr|num|number|id)(?![a-z])';

/** A word that names something else and the number right behind it. Where a clause ends, so does what the word says. */
export const otherWords = String.raw`(?<![^\s\p{P}\d])(?:${other}|(?:${numbered})(?= ?#|[ -]${numberWord}))(?:[ -](?:(?:no|nr|num)\.?|number|id|is|was|code|key|v)){0,2}(?:-| ?[:#] ?#?| )v?`;

const nothingElse = String.raw`(?!(?:${other}|(?:${numbered})[ -]${numberWord})(?![^ ,\n\d-]))`;

/** Between a label and its value in the view of groups: up to five words that name nothing else. */
export const filler = String.raw`(?:[ -]${nothingElse}[^ ,\n\d-]{1,12}){0,5}?${beside}`;
