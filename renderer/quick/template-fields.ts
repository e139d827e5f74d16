import { locale } from '../ui/locale.ts';

/** What stands for the fields of a note's template (`{name}`) in a call that is being written down. */
export function templateFields(call: {
  number: string;
  contactName: string | null;
  remoteName?: string | null;
  company: string | null;
  startedAt: number;
}): Readonly<Record<string, string>> {
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale(), options).format(call.startedAt);
  return {
    name: call.contactName ?? call.remoteName ?? call.number,
    number: call.number,
    company: call.company ?? '',
    date: say({ dateStyle: 'medium' }),
    time: say({ timeStyle: 'short' }),
  };
}
