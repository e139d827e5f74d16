/**
 * The names of every message, apart from their schemas: a sandboxed preload carries these and nothing else
 * (design, section 4). The contracts are typed by these lists, so a name without a schema does not compile.
 */
export const appRequestNames = [
  'app.overview',
  'call.list',
  'call.count',
  'call.get',
  'call.annotate',
  'call.place',
  'call.answer',
  'call.decline',
  'call.hangUp',
  'call.mute',
  'line.choose',
  'line.saveAccount',
  'line.removeAccount',
  'settings.save',
  'notice.dismiss',
  'demo.remove',
] as const;
export type AppRequestName = (typeof appRequestNames)[number];

export const appAnnouncementNames = [
  'call.changed',
  'log.changed',
  'line.changed',
  'settings.changed',
  'notices.changed',
  'call.show',
  'notes.flush',
] as const;
export type AppAnnouncementName = (typeof appAnnouncementNames)[number];

export const phoneRequestNames = ['phone.line', 'phone.report', 'practice.sdp'] as const;
export type PhoneRequestName = (typeof phoneRequestNames)[number];

export const phoneAnnouncementNames = ['phone.lineChanged', 'phone.command', 'practice.media'] as const;
export type PhoneAnnouncementName = (typeof phoneAnnouncementNames)[number];
