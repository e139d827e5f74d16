/** Words that Ringnote writes into a CRM where the person wrote none. */
export const dialect = {
  /** Begins the line that stands for an empty note, where a CRM must have one: "Outgoing call · No answer · 20 s". */
  line: { inbound: 'Incoming call', outbound: 'Outgoing call', open: 'Call' },
} as const;
