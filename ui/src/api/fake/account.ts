/** A profile's address or `platform:handle` as an account. */
import { failure, type Platform } from '../client';
import type { FakePerson } from './people';
import { makeId } from './seed';

export function account(text: string): FakePerson['accounts'][number] {
  const given = text.trim();
  const url =
    /^(?:https?:\/\/)?(?:www\.)?(instagram|tiktok|youtube|x|threads|pinterest)\.\w+\/@?([^/?#]+)/i.exec(
      given,
    );
  const pair = /^(\w+):@?(\S+)$/.exec(given);
  const found = url ?? pair;
  if (!found && !/^@?[\w.]+$/.test(given)) {
    throw failure('refused', `“${given}” is neither a profile address nor a handle like instagram:ada.`);
  }
  const platform = (found?.[1]?.toLowerCase() ?? 'instagram') as Platform;
  const handle = found?.[2] ?? given.replace(/^@/, '');
  return {
    id: makeId(),
    platform,
    handle,
    url: url ? given : null,
    followers: null,
    followers_on: null,
    history: [],
    growth: null,
  };
}
