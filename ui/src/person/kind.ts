/** What somebody typed into the one field for accounts, e-mails and phones. */
export type Kind = 'account' | 'email' | 'phone';

export function kindOf(text: string): Kind {
  const given = text.trim().replace(/^mailto:/i, '');
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(given)) return 'email';
  if (/^(?:tel:)?\+?[\d\s().\-/]+$/i.test(given) && given.replace(/\D/g, '').length >= 6) return 'phone';
  return 'account';
}
