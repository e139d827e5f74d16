import type { CallRecord } from '../../contract/call/call.ts';
import type { Annotation } from '../core/ports.ts';

/** What of a call is the person's own. */
export const annotationFields = [
  'note',
  'noteText',
  'disposition',
  'tags',
  'contactName',
  'company',
  'followUpAt',
] as const;
export type Annotated = Pick<CallRecord, (typeof annotationFields)[number]>;

/** Takes out of a call what the person said of it. */
export function annotationOf(call: Annotated): Annotated {
  const { note, noteText, disposition, tags, contactName, company, followUpAt } = call;
  return { note, noteText, disposition, tags, contactName, company, followUpAt };
}

/** The call's next revision, with what the annotation says; what it leaves out stays. */
export function annotated(call: CallRecord, annotation: Annotation, at: number): CallRecord {
  const { note, keepVersion: _, ...rest } = annotation;
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...call,
    ...(note === undefined ? {} : { note: note.html, noteText: note.text }),
    ...said,
    revision: call.revision + 1,
    annotatedAt: at,
    notedAt: note === undefined ? call.notedAt : at,
  };
}

/** Whether a call carries anything of the person's: only then has it a row in `call_annotation`. */
export function isAnnotated(call: CallRecord): boolean {
  return (
    call.note !== '' ||
    call.tags.length > 0 ||
    [call.disposition, call.contactName, call.company, call.followUpAt, call.annotatedAt].some(
      (said) => said !== null,
    )
  );
}
