import { app } from './app.ts';
import { call, direction, disposition, status } from './call.ts';
import { cause } from './cause.ts';
import { dialect } from './dialect.ts';
import { followUp } from './follow-up.ts';
import { history } from './history.ts';
import { keys } from './keys.ts';
import { dial, firstRun, line, noCallBack } from './line.ts';
import { live } from './live.ts';
import { note } from './note.ts';
import { notice } from './notice.ts';
import { palette } from './palette.ts';
import { quick } from './quick.ts';
import { recording } from './recording.ts';
import { recordingRefusal } from './recording-refusal.ts';
import { refusal } from './refusal.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { trash } from './trash.ts';
import { wrapUp } from './wrap-up.ts';

/** Every word that Ringnote shows, in English: one file per part of the app, the keys as the code names them. */
export const en = {
  app,
  status,
  direction,
  disposition,
  call,
  cause,
  dial,
  noCallBack,
  line,
  firstRun,
  live,
  note,
  history,
  keys,
  palette,
  recording,
  recordingRefusal,
  followUp,
  trash,
  wrapUp,
  quick,
  settings,
  shell,
  refusal,
  notice,
  dialect,
} as const;

type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

/** What another language has to say: the same keys, so that a missing or left-over text does not compile. */
export type Words = Texts<typeof en>;
