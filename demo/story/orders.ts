import type { Calendar } from './calendar.ts';
import type { StoryOrder } from './shape.ts';

type Before = [days: number, hours: number, minutes: number];

interface OrderPlan {
  id: string;
  customer: string;
  product: string;
  amount: string;
  /** When the charges were captured, as days, hours and minutes before the story's end. */
  captures: [Before, ...Before[]];
  more?: Partial<StoryOrder>;
}

const plans: OrderPlan[] = [
  {
    id: 'O-20931',
    customer: 'C-3001',
    product: 'Monthly coffee box, March',
    amount: '49.00 EUR',
    captures: [
      [17, 2, 14],
      [17, 2, 12],
    ],
    more: { refundStatus: 'Requested' },
  },
  {
    id: 'O-20958',
    customer: 'C-3002',
    product: 'Monthly coffee box',
    amount: '29.00 EUR',
    captures: [[5, 3, 0]],
    more: { shipping: 'In transit, parcel CE 4401 7702' },
  },
  {
    id: 'O-20902',
    customer: 'C-3003',
    product: 'Monthly coffee box',
    amount: '29.00 EUR',
    captures: [[20, 6, 0]],
  },
  {
    id: 'O-20877',
    customer: 'C-3004',
    product: 'Monthly tea box',
    amount: '24.00 EUR',
    captures: [[26, 1, 0]],
    more: { subscription: 'Cancelled' },
  },
  {
    id: 'O-20811',
    customer: 'C-3005',
    product: 'Office plan, one year',
    amount: '480.00 EUR',
    captures: [[12, 4, 0]],
    more: { refundStatus: 'Requested' },
  },
  {
    id: 'O-20920',
    customer: 'C-3006',
    product: 'Monthly coffee box',
    amount: '29.00 EUR',
    captures: [[15, 0, 30]],
  },
  {
    id: 'O-20921',
    customer: 'C-3007',
    product: 'Monthly coffee box',
    amount: '49.00 EUR',
    captures: [[15, 0, 10]],
  },
  { id: 'O-20940', customer: 'C-3008', product: 'Grinder Mk II', amount: '89.00 EUR', captures: [[9, 8, 0]] },
  {
    id: 'O-20894',
    customer: 'C-3009',
    product: 'Office plan, one month',
    amount: '60.00 EUR',
    captures: [[22, 5, 0]],
  },
  {
    id: 'O-20963',
    customer: 'C-3010',
    product: 'Monthly coffee box',
    amount: '29.00 EUR',
    captures: [[3, 7, 0]],
    more: { shipping: 'Packed' },
  },
  { id: 'O-20915', customer: 'C-3012', product: 'Espresso set', amount: '72.50 EUR', captures: [[8, 9, 0]] },
  {
    id: 'O-20790',
    customer: 'C-3013',
    product: 'Repair of a machine',
    amount: '139.00 EUR',
    captures: [[41, 2, 0]],
  },
];

/** Billing's picture of this order comes from the warehouse, which last reported two days before the story's end. */
const staleOrder = 'O-20963';

export const ordersOf = (calendar: Calendar): StoryOrder[] =>
  plans.map(({ id, customer, product, amount, captures, more }) => ({
    id,
    customer,
    product,
    amount,
    chargedOn: calendar.ago(...captures[0]).slice(0, 10),
    refundStatus: 'None',
    subscription: 'Active',
    shipping: 'Delivered',
    charges: captures.map((time, index) => ({
      id: `ch_${id.slice(2)}_${index + 1}`,
      amount,
      capturedAt: calendar.ago(...time),
    })),
    asOf: id === staleOrder ? calendar.ago(2) : null,
    ...more,
  }));
