/** What a link says of the post that it leads to (domain/mention.rs is the truth). */
import type { MentionKind, Platform, PostLink } from '../client';

const hosts: [RegExp, Platform][] = [
  [/(^|\.)instagram\.com$/, 'instagram'],
  [/(^|\.)tiktok\.com$/, 'tiktok'],
  [/(^|\.)youtube\.com$|^youtu\.be$/, 'youtube'],
  [/^(www\.)?(x|twitter)\.com$/, 'x'],
  [/(^|\.)facebook\.com$/, 'facebook'],
  [/(^|\.)pinterest\./, 'pinterest'],
];
const kinds: [RegExp, MentionKind][] = [
  [/\/reels?\//, 'reel'],
  [/\/stories\//, 'story'],
  [/\/(videos?|shorts|watch|live)\b/, 'video'],
  [/\/(p|posts?|status|pin|photo)\//, 'post'],
];

export function posted(link: string): Omit<PostLink, 'link'> {
  const { host, pathname } = new URL(link);
  const platform = hosts.find(([is]) => is.test(host))?.[1] ?? null;
  const said = platform && kinds.find(([is]) => is.test(pathname))?.[1];
  const usual = platform === 'tiktok' || platform === 'youtube' ? 'video' : 'post';
  const short = host === 'youtu.be' || host === 'vm.tiktok.com';
  return { platform, post: said ?? usual, profile: platform !== null && !said && !short };
}

/** As it is kept; `null` where it is no address of a page. */
export function readLink(text: string): string | null {
  const given = text.trim();
  const written = given.includes('://') ? given : `https://${given}`;
  if (/\s/.test(written) || !/^https?:/i.test(written)) return null;
  return URL.canParse(written) && new URL(written).host.includes('.') ? written : null;
}
