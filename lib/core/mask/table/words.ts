import { beside } from './form-parts.ts';

// Words that name something which is no person's number.
const other = [
  'order|orders|ord|invoice|inv|ticket|case|incident|request|req|sku|article|item|part|serial|model|tracking|track|parcel|shipment',
  'package|reference|ref|version|ver|software|app|chrome|firefox|android|ios|windows|driver|kernel|patch|build|release|firmware|quote|batch|lot|contract|isbn|ean|upc|gtin|imei|product|booking|reservation|po',
  'transaction|txn|confirmation|customer|account id|voucher|coupon|rma|return|asset|license key|page|row|line|chapter|section|code|waybill|awb|fedex|ups|usps|dhl|gls|dpd',
  'bestellung|bestell ?(?:nr|nummer)|bestellnummer|auftrag|auftragsnummer|rechnung|rechnungsnummer|sendung|sendungsnummer|artikel|artikelnummer',
  'seriennummer|kundennummer|vorgang|referenz|paket|vertrag|buchung|commande|facture|colis|suivi|dossier|pedido|factura|seguimiento',
  'ordine|fattura|spedizione|ordernummer|bestelnummer|factuur|zending|encomenda|fatura|zamowienie|faktura|paczka|заказ|счет|订单|注文',
].join('|');

/** A word that names something else, with what may stand between it and its number. */
export const otherWords = String.raw`(?<![^\s\p{P}\d])(?:${other})[\s\-:#.,(/]{1,3}(?:(?:no|nr|number|num|id|is|was|code|key|v)[\s\-:#.]{1,3}){0,2}`;

/** Between a label and its value in the view of groups: up to five words that name nothing else. */
export const filler = String.raw`(?:[ -](?!(?:${other})(?![^ ,\n\d-]))[^ ,\n\d-]{1,12}){0,5}?${beside}`;
