/**
 * The names of every message, apart from their schemas: a sandboxed preload carries these and nothing else
 * (design, section 4). The contracts are typed by these lists, so a name without a schema does not compile.
 */
const entryRequestNames = ['call.annotate', 'call.log', 'timer.start', 'timer.stop', 'people.match'] as const;

export const appRequestNames = [
  'app.overview',
  'call.list',
  'call.count',
  'call.get',
  ...entryRequestNames,
  'call.ids',
  'call.facets',
  'call.annotateMany',
  'call.correct',
  'call.restoreOriginal',
  'call.merge',
  'call.split',
  'call.trash',
  'call.restore',
  'trash.list',
  'trash.empty',
  'followUp.list',
  'note.versions',
  'recording.choose',
  'recording.begin',
  'recording.append',
  'recording.finish',
  'recording.cancel',
  'recording.rename',
  'recording.remove',
  'recording.restore',
  'recording.reveal',
  'recording.saveAs',
  'recording.stopSaving',
  'recording.mark',
  'recording.verify',
  'recording.peaks',
  'quick.open',
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
  'counts.changed',
  'recordings.changed',
  'recording.progress',
  'recording.saving',
  'followUps.show',
  'unlogged.show',
  'call.show',
  'notes.flush',
] as const;
export type AppAnnouncementName = (typeof appAnnouncementNames)[number];

export const phoneRequestNames = ['phone.line', 'phone.report', 'practice.sdp'] as const;
export type PhoneRequestName = (typeof phoneRequestNames)[number];

export const phoneAnnouncementNames = ['phone.lineChanged', 'phone.command', 'practice.media'] as const;
export type PhoneAnnouncementName = (typeof phoneAnnouncementNames)[number];

export const quickRequestNames = ['quick.overview', ...entryRequestNames, 'quick.close'] as const;
export type QuickRequestName = (typeof quickRequestNames)[number];

export const quickAnnouncementNames = [
  'quick.shown',
  'call.changed',
  'settings.changed',
  'notes.flush',
] as const;
export type QuickAnnouncementName = (typeof quickAnnouncementNames)[number];

export const mediaRequestNames = [
  'media.next',
  'media.progress',
  'media.peaks',
  'media.append',
  'media.done',
  'media.failed',
] as const;
export type MediaRequestName = (typeof mediaRequestNames)[number];

export const mediaAnnouncementNames = ['media.work', 'media.stop'] as const;
export type MediaAnnouncementName = (typeof mediaAnnouncementNames)[number];
