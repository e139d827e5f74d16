import { z } from 'zod';

export const themes = ['light', 'dark', 'system'] as const;

/** What the person can set. Window bounds and the account are kept beside these, not among them. */
export const SettingsSchema = z.strictObject({
  theme: z.enum(themes),
  closeToTray: z.boolean(),
  notifyInbound: z.boolean(),
  notifyMissed: z.boolean(),
  /** ISO 3166-1 alpha-2 of the country whose numbers are dialled without `+`, or '' for none. */
  region: z.string().regex(/^([A-Z]{2})?$/),
});
export type Settings = z.infer<typeof SettingsSchema>;

/** A change names the settings that it changes; the others stay. */
export const SettingsChangeSchema = z.strictObject({
  theme: SettingsSchema.shape.theme.exactOptional(),
  closeToTray: SettingsSchema.shape.closeToTray.exactOptional(),
  notifyInbound: SettingsSchema.shape.notifyInbound.exactOptional(),
  notifyMissed: SettingsSchema.shape.notifyMissed.exactOptional(),
  region: SettingsSchema.shape.region.exactOptional(),
} satisfies Record<keyof Settings, unknown>);

export const defaultSettings: Settings = {
  theme: 'system',
  closeToTray: true,
  notifyInbound: true,
  notifyMissed: true,
  region: '',
};
