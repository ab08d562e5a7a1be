/** Some of the core's starting templates (messages/starters*.txt hold them all). */
import type { NewTemplate, StarterLanguage } from '../client';

const english: NewTemplate[] = [
  {
    name: 'First note',
    stage: 'outreach',
    channel: null,
    step: 'first',
    body: 'Subject: Your {{ niche | default("work") }} and {{ brand | default("our little brand") }}\n\nHi {{ first_name | default("there") }},\n\nI am {{ my_name | default("writing") }} from {{ brand | default("a small brand") }}. Your last post about … stayed with me, because …{% if location %} (And greetings to {{ location }}!){% endif %}\n\nI would love to send you something of ours to try. No strings: if you like it, keep it, and if you want to talk about it one day, even better. Shall I?\n\n{{ my_name | default("") }}',
  },
  {
    name: 'First note, short',
    stage: 'outreach',
    channel: 'dm',
    step: 'first',
    body: 'Hi {{ first_name | default("there") }}! Your post about … made me smile, because … We are {{ brand | default("a small brand") }}, and I would love to send you something of ours as a gift, nothing expected. May I?',
  },
  {
    name: 'Follow-up',
    stage: 'outreach',
    channel: null,
    step: 'follow_up',
    body: 'Hi {{ first_name | default("there") }}, I wrote to you last week about sending you something of ours as a gift, nothing expected. I know how full an inbox gets, so here is the short of it: we would love you to try it, and your last … is the reason. Is this a good time, or shall I ask later in the year?',
  },
  {
    name: 'Last note',
    stage: 'outreach',
    channel: null,
    step: 'last',
    body: 'Hi {{ first_name | default("there") }}, this is my last note on this, I promise. The gift stays on the table for whenever you feel like it, no answer needed. Thank you for what you make; I will keep enjoying your … from afar.',
  },
  {
    name: 'Check-in',
    stage: 'nurturing',
    channel: null,
    step: null,
    body: 'Hi {{ first_name | default("there") }}, no ask today. {% if days_since_contact %}It has been {{ days_since_contact }} days, and {% endif %}I saw your … and loved how you … How are you? Is there anything we can share or support from our side?',
  },
  {
    name: 'Happy birthday',
    stage: null,
    channel: null,
    step: 'birthday',
    body: 'Happy birthday, {{ first_name }}! May the year bring you time for what you love most. A little something from us is on its way to you.',
  },
];

const german: NewTemplate[] = [
  {
    name: 'Erste Nachricht, kurz',
    stage: 'outreach',
    channel: 'dm',
    step: 'first',
    body: 'Hallo{% if first_name %} {{ first_name }}{% endif %}! Dein Beitrag über … hat mir ein Lächeln geschenkt, weil … Wir sind {{ brand | default("eine kleine Marke") }} und würden Dir gern etwas von uns schenken, ohne Bedingungen. Dürfen wir?',
  },
  {
    name: 'Alles Gute zum Geburtstag',
    stage: null,
    channel: null,
    step: 'birthday',
    body: 'Alles Gute zum Geburtstag, {{ first_name }}! Möge das neue Jahr Dir Zeit bringen für das, was Du am liebsten tust. Eine Kleinigkeit von uns ist unterwegs zu Dir.',
  },
];

export const starters: Record<StarterLanguage, NewTemplate[]> = { en: english, de: german };
