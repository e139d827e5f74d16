/** Seed 002 shows no call: these are made from its tables, field by field and in its types. */
export const agendizeSamples = {
  /** Every field of the Call resource. */
  whole: {
    id: 'c-31',
    buttonId: 'b-7',
    clientId: 'k-12',
    callerNumber: '+3225550100',
    calledNumber: '+442079460018',
    trackingNumber: '+3225559999',
    start: { dateTime: '2026-11-21T09:05:09', timeZone: 'Europe/Brussels' },
    duration: '125',
    status: 'completed',
    externalId: '6a1f3c1e-0d2b-4f5a-9a57-0b1d2c3e4f50',
    type: 'callTracking',
    record: { mineType: 'audio/mpeg', mimeType: 'audio/mpeg', url: 'https://x.example/c-31.mp3' },
  },
  /** What a call that was only created has. */
  created: {
    id: 'c-32',
    callerNumber: '+14155552671',
    calledNumber: '+14165550100',
    start: { dateTime: '2026-11-21T03:05:09', timeZone: 'America/New_York' },
  },
  /** The body of POST: what is required, and the optional properties. */
  create: {
    callerNumber: '+3225550100',
    calledNumber: '+442079460018',
    start: { dateTime: '2026-11-21T09:05:09', timeZone: 'Europe/Brussels' },
    duration: ['125'],
    buttonId: 'b-7',
    clientId: 'k-12',
    externalId: 'our-1',
  },
  /** The body of PUT, where the called number is a list. */
  update: {
    buttonId: 'b-7',
    clientId: 'k-12',
    callerNumber: '+3225550100',
    calledNumber: ['+442079460018'],
    start: { dateTime: '2026-11-21T09:05:09', timeZone: 'Europe/Brussels' },
    duration: ['125'],
    externalId: 'our-1',
  },
} as const;
