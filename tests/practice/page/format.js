const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

export function ago(iso, now) {
  const elapsed = Math.max(0, now - Date.parse(iso));
  if (elapsed < MINUTE_MS) return 'just now';
  if (elapsed < HOUR_MS) return `${Math.floor(elapsed / MINUTE_MS)} min ago`;
  if (elapsed < DAY_MS) return `${Math.floor(elapsed / HOUR_MS)} h ago`;
  const days = Math.floor(elapsed / DAY_MS);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

export const absolute = (iso) => dayAndTime.format(new Date(iso));

export const sentenceCase = (word) => word.charAt(0).toUpperCase() + word.slice(1);

const CHANNELS = {
  email: 'E-mail',
  web: 'Web form',
  native_messaging: 'Messaging',
  voice: 'Phone',
  api: 'API',
};

export const channelName = (channel) => CHANNELS[channel] ?? channel;

export function initials(name) {
  return name
    .split(' ')
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join('');
}
