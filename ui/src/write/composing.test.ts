import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectTo, type Writing } from '../api/client';
import { fake } from '../api/fake/fake';
import { Composing } from './composing.svelte';

const ada = '01900000-0000-7000-8000-000000000001';

describe('a message that is being written', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is kept while one types without a pause', async () => {
    const client = fake();
    const saved: string[] = [];
    const saveDraft = client.saveDraft;
    client.saveDraft = (person, draft: Writing) => {
      saved.push(draft.body);
      return saveDraft(person, draft);
    };
    connectTo(client);
    const message = new Composing(ada);
    await message.begin();
    for (const letter of 'How was the kiln?') {
      message.type(message.text + letter);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saved.length).toBeGreaterThan(1);
    expect('How was the kiln?'.startsWith(saved[0]!)).toBe(true);
    await message.flush();
    expect(saved.at(-1)).toBe('How was the kiln?');
  });
});
