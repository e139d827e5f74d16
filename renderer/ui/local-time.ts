import dayjs from 'dayjs';

/** An instant (epoch ms) as the browser's own date and time field holds it, in local time. */
export function toLocalTime(at: number, withSeconds = false): string {
  return dayjs(at).format(withSeconds ? 'YYYY-MM-DDTHH:mm:ss' : 'YYYY-MM-DDTHH:mm');
}

/** The instant (epoch ms) that such a field holds, or null while it is not filled in whole. */
export function fromLocalTime(text: string): number | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(at) ? at : null;
}
