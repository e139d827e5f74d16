/** The dial box and the line behind it. */
export const dial = {
  label: 'Number or SIP address',
  placeholder: 'Number or SIP address',
  call: 'Call',
  calls: 'Calls {{what}}',
  practice: 'Practise:',
  practiceNumbers: {
    echo: 'Answers and plays back what you say',
    callme: 'Hangs up and calls you back in 5 seconds',
    busy: 'Is busy',
    decline: 'Declines',
    noanswer: 'Rings and never answers',
    unknown: 'A number that does not exist',
    error: 'The phone system fails: a server error',
  },
  /** Said before dialling, of what the practice line has nobody for. */
  practiceReaches: 'The practice line reaches only {{numbers}}.',
} as const;

/** Why a call cannot be called back as things stand, and what to do about it. */
export const noCallBack = {
  withheld: 'This call showed no number to call.',
  wasPractice: 'This was a call on the practice line. Switch to it in Settings to call it again.',
  onPractice: 'Practice line is on. Choose your SIP account in Settings to call real numbers.',
} as const;

export const line = {
  modes: { practice: 'Practice line', account: 'My SIP account', off: 'Off' },
  registrations: { registered: 'Ready', connecting: 'Connecting…', failed: 'Not connected', off: 'Off' },
  chip: '{{name}} · {{registration}}',
  chipOff: 'Line is off',
  open: 'Line settings',
} as const;

export const firstRun = {
  title: 'Make your first call',
  body: 'Every call you place or take appears here while it rings, and stays here with your note.',
  practice: 'The practice line needs no account and no network: it lives inside Ringnote.',
  echo: 'Call echo',
  echoWhy: 'It answers and plays back what you say, so you hear that your microphone works.',
  callMe: 'Have it call me',
  callMeWhy: 'It calls you back in 5 seconds, so you can see an incoming call and answer it.',
  account: 'Use my SIP account instead',
  ready: 'Your line is ready',
  readyWhy: 'Type a number on the left and press Enter.',
  starting: 'Starting the practice line…',
  late: 'It did not become ready within 10 seconds. Try again, or look at the line in the settings.',
} as const;
