/** What main says outside its windows: tray, menus, notifications, questions of the system's own dialogs. */
export const shell = {
  /** The line in one short sentence. */
  line: {
    none: 'No line is on',
    practice: {
      registered: 'Practice line is ready',
      connecting: 'Practice line is connecting',
      failed: 'Practice line is not working',
      off: 'Practice line is off',
    },
    account: {
      registered: 'Line is ready',
      connecting: 'Line is connecting',
      failed: 'Line is not working',
      off: 'Line is off',
    },
  },
  tray: {
    tip: 'Ringnote: {{line}}',
    tipUnlogged_one: 'Ringnote: {{line}}. 1 call to log.',
    tipUnlogged_other: 'Ringnote: {{line}}. {{count, number}} calls to log.',
    callWith: 'Call with {{who}}',
    answer: 'Answer {{who}}',
    decline: 'Decline {{who}}',
    hangUp: 'Hang up {{who}}',
    timerOf: 'Timer: {{who}}',
    stopTimer: 'Stop the timer: {{who}}',
    quickLog: 'Quick log…',
    logLast: 'Log the last call',
    recent: 'Recent calls',
    recentCall: '{{who}} · {{when}} · {{status}}',
    unlogged_one: '1 call to log',
    unlogged_other: '{{count, number}} calls to log',
    followUps_zero: 'Follow-ups',
    followUps_one: 'Follow-ups (1 due)',
    followUps_other: 'Follow-ups ({{count, number}} due)',
    open: 'Open Ringnote',
    quit: 'Quit Ringnote',
  },
  /** The application menu; `&` stands before the letter that opens it with Alt. */
  menu: {
    file: '&File',
    quickLog: 'Quick log…',
    closeWindow: 'Close window',
    quit: 'Quit Ringnote',
    edit: '&Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pasteAsText: 'Paste without formatting',
    selectAll: 'Select all',
    view: '&View',
    usualSize: 'Usual text size',
    larger: 'Larger text',
    smaller: 'Smaller text',
    fullScreen: 'Full screen',
  },
  shortcut: {
    takenTitle: 'The shortcut of the quick log is taken',
    taken: 'Another program holds {{wanted}}. Choose another shortcut in Settings.',
    takenKept:
      'Another program holds {{wanted}}, so {{kept}} stays in force. Choose another shortcut in Settings.',
    invalidTitle: 'The shortcut of the quick log is not understood',
    invalid: '{{wanted}} is no shortcut that this system knows. Choose another one in Settings.',
    invalidKept:
      '{{wanted}} is no shortcut that this system knows, so {{kept}} stays in force. Choose another one in Settings.',
  },
  notification: {
    inbound: 'Incoming call',
    missed: 'Missed call',
    followUp: 'Follow-up is due',
    followUps_one: '{{count, number}} follow-up is due',
    followUps_other: '{{count, number}} follow-ups are due',
    trayTitle: 'Ringnote stays in the tray and keeps taking calls',
    tray: 'Quit it from the tray menu.',
  },
  quit: {
    /** `who`: one or several names, already joined. */
    inCall: 'You are in a call with {{who}}.',
    inCallWhy: 'Quitting hangs up. The call and your notes stay in the log.',
    hangUp: 'Hang up and quit',
    stay: 'Stay in the call',
    timer: 'A timer is running for the call with {{who}}.',
    timerWhy: 'Quitting stops it. The call stays in the log with the time until now, and so do your notes.',
    stopTimer: 'Stop the timer and quit',
    stayWithTimer: 'Let it run',
    both: 'You are in a call with {{who}}, and a timer is running for the call with {{timer}}.',
    bothWhy: 'Quitting hangs up and stops the timer. Both calls and your notes stay in the log.',
    endBoth: 'End both and quit',
    stayWithBoth: 'Stay',
    unwritten_one: '1 call is not on disk yet.',
    unwritten_other: '{{count, number}} calls are not on disk yet.',
    unwrittenWhy_one:
      'The disk is full or cannot be written to. Free some space and try again, or quit and lose it.',
    unwrittenWhy_other:
      'The disk is full or cannot be written to. Free some space and try again, or quit and lose them.',
    again: 'Try again',
    lose_one: 'Quit and lose it',
    lose_other: 'Quit and lose them',
    stayHere: 'Stay',
  },
  defect: {
    title: 'Something in Ringnote went wrong',
    body: 'It goes on, and what happened is in its log file. If something looks odd, quit Ringnote and start it again.',
  },
  demo: {
    notEmptyTitle: 'No made-up calls were added',
    notEmpty_one:
      '--demo fills an empty log only, and this one holds 1 call. To look at made-up calls, start Ringnote with another folder: --profile FOLDER.',
    notEmpty_other:
      '--demo fills an empty log only, and this one holds {{count, number}} calls. To look at made-up calls, start Ringnote with another folder: --profile FOLDER.',
    failedTitle: 'Not all made-up calls were added',
    failed: 'The log could not be written to. {{why}}',
  },
  /** Why Ringnote cannot start. */
  trouble: {
    todo: 'What to do',
    fromTheFuture: 'This call log is from a newer Ringnote',
    readOnly: 'Ringnote may not write in its folder',
    full: 'The disk is full',
    damaged: 'The call log is damaged',
    incomplete: 'This copy of Ringnote is incomplete',
    locked: 'The call log is in use',
    failed: 'Ringnote cannot open its call log',
    notAFolder: 'That is not a folder Ringnote can use',
    noStart: 'Ringnote could not start',
    storeTodo:
      'When that is done, start Ringnote again. To work in another folder meanwhile, start Ringnote with --profile FOLDER.',
    readOnlyWhat:
      'Ringnote keeps its calls in the folder {{folder}} and could not write there ({{code}}). Nothing was changed or lost.',
    readOnlyTodo:
      'Give yourself the right to write in this folder, then start Ringnote again. To work in another folder meanwhile, start Ringnote with --profile FOLDER.',
    fullWhat:
      'Ringnote keeps its calls in the folder {{folder}} and could not write there ({{code}}). Calls and notes that are there already are untouched.',
    fullTodo:
      'Make room on this disk, then start Ringnote again. To work in another folder meanwhile, start Ringnote with --profile FOLDER.',
    notAFolderWhat:
      'Ringnote keeps its calls in the folder {{folder}} and could not write there: something else is in that place ({{code}}). Nothing was changed.',
    notAFolderTodo:
      'Start Ringnote with the name of a folder, or of one that does not exist yet: --profile FOLDER.',
    noStartWhat: '{{why}} Nothing was deleted from {{folder}}.',
    noStartTodo:
      'Start Ringnote again. If it stays so, look into the log file in this folder. To work in another folder meanwhile, start Ringnote with --profile FOLDER.',
  },
} as const;
