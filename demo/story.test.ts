import { describe, expect, it } from 'vitest';
import { seedsOf } from '../sandbox/seed.ts';
import { tellStory } from './story.ts';

const end = new Date('2026-11-20T12:00:00.000Z');
const story = tellStory(end);
const times = story.tickets.flatMap(({ messages }) => messages.map(({ at }) => at));

describe('the story', () => {
  it('is the same whenever it is told to the same end', () => {
    expect(tellStory(end)).toEqual(story);
  });

  it('moves with its end, so that a charge of this month stays one', () => {
    const later = tellStory(new Date('2027-03-01T12:00:00.000Z'));
    const charged = (told: typeof story) => told.orders.find(({ id }) => id === 'O-20931')?.chargedOn;
    expect([charged(story), charged(later)]).toEqual(['2026-11-03', '2027-02-12']);
  });

  it('ends before its end', () => {
    expect(times.filter(at => at >= end.toISOString())).toEqual([]);
  });

  it('tells each thread in order', () => {
    for (const { messages } of story.tickets) {
      const inThread = messages.map(({ at }) => at);
      expect(inThread).toEqual([...inThread].sort());
    }
  });

  it('names only people, customers and orders that exist', () => {
    const customers = new Set(story.customers.map(({ id }) => id));
    const orders = new Map(story.orders.map(({ id, customer }) => [id, customer]));
    const people = new Set(story.people.map(({ sub }) => sub));
    for (const { requester, assignee, order, messages } of story.tickets) {
      expect(customers).toContain(requester);
      if (assignee) expect(people).toContain(assignee);
      if (order) expect(orders.get(order)).toBe(requester);
      for (const { from } of messages) if (from !== 'customer') expect(people).toContain(from);
    }
    for (const { customer } of story.addressCorrections) expect(customers).toContain(customer);
  });

  it('uses addresses that belong to nobody', () => {
    const emails = [...story.people, ...story.customers].map(({ email }) => email);
    expect(emails.filter(email => !/^[^@\s]+@[a-z.-]+\.example$/.test(email))).toEqual([]);
  });

  it('has ids that are used once', () => {
    const keys = seedsOf(story).map(({ record }) => `${record.system}/${record.id}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has 40 wrong addresses, each with the right one', () => {
    expect(story.addressCorrections).toHaveLength(40);
    for (const { customer, wrong, right } of story.addressCorrections) {
      expect(wrong).not.toBe(right);
      expect(story.customers.find(({ id }) => id === customer)?.address).toBe(wrong);
    }
  });

  it('has a thread of 300 messages', () => {
    expect(story.tickets.find(({ id }) => id === '1053')?.messages).toHaveLength(300);
  });
});
