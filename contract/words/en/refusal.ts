/** Why main refused a wish: what happened, why, what to do next. */
export const refusal = {
  internal: 'Ringnote made a mistake of its own, and wrote down which in its log. Please try again.',
  callOver: 'This call is over.',
  noSuchCall: 'This call is not in the log any more.',
  oneAtATime: 'You are in a call. Hang up first.',
  finishFirst: 'A call is on this line. Hang up first, then change the line.',
  noSound: 'This call runs in another phone, so its microphone cannot be muted here.',
  notStarted: 'The call could not be started. Try again.',
  badNumber:
    'That is neither a phone number nor a SIP address. Check it for spaces between words, quotes or brackets.',
  line: {
    connecting: 'The line is still connecting. Try again in a moment.',
    none: 'No line is chosen. Choose one in Settings, then call again.',
    notConnected: 'No line is connected. Choose a line in Settings, then call again.',
    noAccount: 'There is no SIP account yet. Fill in its form first.',
    noPassword: 'The password is missing. Enter the password of this SIP account.',
  },
  noteTooLong:
    'This note is longer than {{limit}} characters, the most that a CRM takes. Shorten it; until then only the earlier text is kept.',
  entry: {
    nobody: 'Neither a number nor a name is given. Enter one of them, so that the call can be found again.',
    notYet: 'The call starts in the future. Check its date and time.',
    tooEarly: 'No call can be that old. Check its date and time.',
  },
  timer: {
    runs: 'A timer is running already. Stop it first.',
    notRunning: 'This timer is not running any more.',
  },
  correction: {
    live: 'This call is still on. Its facts can be corrected once it has ended.',
    outcome:
      'A call with the direction “{{direction}}” cannot have ended as “{{status}}”. Choose another status, or the other direction.',
    noOriginal: 'Nothing in this call was corrected, so there is nothing to restore.',
  },
  merge: {
    same: 'These two are the same call.',
    live: 'One of the calls is still on. They can be joined once both have ended.',
    noteTooLong:
      'Both notes together are longer than {{limit}} characters, the most that a CRM takes. Shorten one of them, then join the calls.',
  },
  split: {
    noPart: 'This part of the call was split off before.',
    notAlone: 'This part cannot stand as a call of its own: nothing tells when it started.',
  },
  storage: {
    full: 'The disk is full. Free some space; what you typed is kept here and saved as soon as it goes.',
    failed: 'It could not be saved. {{why}}',
    keyring: 'The keyring of this system is locked. Unlock it, then try again.',
    rights: 'Ringnote may not write in its folder. Check the rights of the folder, then try again.',
    inLog: 'The details are in the log file.',
  },
  store: {
    fromTheFuture:
      'This call log was written by a newer version of Ringnote (its format is {{found}}; this version reads up to {{known}}). Nothing was changed. Install the newest Ringnote to open it: {{file}}',
    readOnly:
      'Ringnote may not write to the folder of its call log ({{folder}}): the folder or the disk is read-only, or belongs to someone else. Nothing was changed. Allow writing there, or start Ringnote with another --profile folder.',
    full: 'There is no space left on the disk that holds the call log ({{folder}}). What was saved before is safe; the last change was not saved. Free some space and try again.',
    damaged:
      'The call log is damaged and cannot be read safely. It was left as it is: {{file}}. Copy this file to a safe place, then put a backup in its place or move it away to begin a new log.',
    foreign:
      'This file is not a Ringnote call log, or its beginning is damaged. It was left as it is: {{file}}. Copy it to a safe place, then put a backup in its place or move it away to begin a new log.',
    noBackup:
      'The call log must be brought to a newer format, but the backup made before that could not be verified ({{detail}}). The log was left as it is: {{file}}. Copy this file to a safe place before you try again.',
    noFts5:
      'This copy of Ringnote was built without full-text search (SQLite FTS5), which the call log needs. Nothing was changed. Install Ringnote again from its download page.',
    locked:
      'Another program is holding the call log ({{file}}), so the last change was not saved. Close other copies of Ringnote and database tools, then try again.',
    failed:
      'The call log could not do what was asked ({{detail}}). Nothing was changed by it. Try again; if it keeps happening, start Ringnote anew.',
    outOfStep:
      'The call changed in the meantime, so this change was not saved. Open the call again and repeat it.',
    noSuchPage: 'There is no such page of the call log. Ask for the newest page again.',
    closed:
      'The call log is closed, so this was not saved or read. Start Ringnote again; everything saved before is safe.',
  },
  registration: {
    unreachable:
      'The SIP server cannot be reached. Ringnote keeps trying; check the network and the WebSocket URL.',
    password: 'The SIP server refused the user or the password. Check both in Settings.',
    forbidden:
      'The SIP server does not let this user register. Check the address and the password in Settings.',
    unknownUser: 'The SIP server does not know this user. Check the SIP address in Settings.',
    slow: 'The SIP server did not answer in time. Ringnote keeps trying.',
    serverTrouble: 'The SIP server has trouble of its own ({{answer}}). Ringnote keeps trying.',
    refused: 'The SIP server refused the line ({{answer}}). Ask whoever runs it.',
    passwordLost: 'The password of this line is not known any more. Enter it again in Settings.',
    keyringLocked: 'The keyring of this system is locked. Unlock it; Ringnote tries again every ten seconds.',
    practiceFailed: 'The practice line could not start. Quit Ringnote and start it again.',
  },
} as const;
