import { z } from 'zod';
import { LabelSchema } from '../call/call.ts';
import { defaultDispositions } from '../call/dispositions.ts';
import { CallFilterSchema } from '../call/query.ts';

export const themes = ['light', 'dark', 'system'] as const;
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];
export const densities = ['comfortable', 'compact'] as const;
/** What a row of the history can show beside who, when and how the call ended. */
export const columns = ['company', 'account', 'length', 'disposition', 'tags', 'note'] as const;
export type Column = (typeof columns)[number];
/** After which calls the person is asked to say what became of them. */
export const wrapUps = ['always', 'answered', 'never'] as const;

/** A text to begin a note with, inserted by `/`; `{name}`, `{number}`, `{date}` and the like are filled in. */
export const TemplateSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(64),
  html: z.string().max(10_000),
});
export type Template = z.infer<typeof TemplateSchema>;

/** The date ranges of a view that move on with the day: today, the last 7 days, the last 30. */
export const viewRanges = ['today', 'week', 'month'] as const;

/** A filter that the person named. */
export const SavedViewSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(64),
  filter: CallFilterSchema,
  /** Days that move on with the calendar, in place of the filter's own dates. */
  range: z.enum(viewRanges).exactOptional(),
});
export type SavedView = z.infer<typeof SavedViewSchema>;

/** What the person can set. Window bounds and the account are kept beside these, not among them. */
export const SettingsSchema = z.strictObject({
  theme: z.enum(themes),
  /** `system`: the system's, where Ringnote speaks it, else English. */
  language: z.enum([...languages, 'system']),
  closeToTray: z.boolean(),
  notifyInbound: z.boolean(),
  notifyMissed: z.boolean(),
  notifyFollowUps: z.boolean(),
  /** ISO 3166-1 alpha-2 of the country whose numbers are dialled without `+`, or '' for none. */
  region: z.string().regex(/^([A-Z]{2})?$/),
  /** Offered for every call, in this order. */
  dispositions: z.array(LabelSchema).max(50),
  templates: z.array(TemplateSchema).max(30),
  wrapUp: z.enum(wrapUps),
  /** An Electron accelerator that opens the quick log from anywhere, or '' for none. */
  quickLogShortcut: z.string().max(64),
  density: z.enum(densities),
  columns: z.array(z.enum(columns)).max(columns.length),
  views: z.array(SavedViewSchema).max(30),
});
export type Settings = z.infer<typeof SettingsSchema>;

/** A change names the settings that it changes; the others stay. */
export const SettingsChangeSchema = z.strictObject({
  theme: SettingsSchema.shape.theme.exactOptional(),
  language: SettingsSchema.shape.language.exactOptional(),
  closeToTray: SettingsSchema.shape.closeToTray.exactOptional(),
  notifyInbound: SettingsSchema.shape.notifyInbound.exactOptional(),
  notifyMissed: SettingsSchema.shape.notifyMissed.exactOptional(),
  notifyFollowUps: SettingsSchema.shape.notifyFollowUps.exactOptional(),
  region: SettingsSchema.shape.region.exactOptional(),
  dispositions: SettingsSchema.shape.dispositions.exactOptional(),
  templates: SettingsSchema.shape.templates.exactOptional(),
  wrapUp: SettingsSchema.shape.wrapUp.exactOptional(),
  quickLogShortcut: SettingsSchema.shape.quickLogShortcut.exactOptional(),
  density: SettingsSchema.shape.density.exactOptional(),
  columns: SettingsSchema.shape.columns.exactOptional(),
  views: SettingsSchema.shape.views.exactOptional(),
} satisfies Record<keyof Settings, unknown>);

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  closeToTray: true,
  notifyInbound: true,
  notifyMissed: true,
  notifyFollowUps: true,
  region: '',
  dispositions: [...defaultDispositions],
  templates: [],
  wrapUp: 'answered',
  quickLogShortcut: 'CommandOrControl+Shift+L',
  density: 'comfortable',
  columns: ['company', 'length', 'disposition', 'tags', 'note'],
  views: [],
};
