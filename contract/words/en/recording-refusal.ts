/** Why a recording was not taken in, or cannot be played: what happened, why, what to do next. */
export const recordingRefusal = {
  notFound: 'This recording is not in the log any more.',
  callGone:
    'The call that this recording was for is not in the log any more. The recording was put aside in the folder of the recordings, and is deleted in 30 days.',
  unnamed: 'Recording',
  empty: 'This is not a sound file that Ringnote can read: it is empty. Choose another file.',
  unknown:
    'This is not a sound file that Ringnote can read: its content is no sound, whatever its name says. Choose a wav, mp3, ogg, opus, webm, m4a or flac file.',
  other:
    'This is not a sound file that Ringnote can read: its content is of the kind “{{what}}”. Choose a wav, mp3, ogg, opus, webm, m4a or flac file.',
  broken:
    'This is not a sound file that Ringnote can read: it begins like a {{format}} file, but is not built like one. It may be damaged; try to get it again.',
  silent:
    'This is not a sound file that Ringnote can read: it is a {{format}} file, but holds no sound that can be played here. Try to get it again, or save it in another format.',
  tooLarge:
    'This file is too large: a recording can have {{limit, number}} MB at most. Cut it into parts first.',
  cancelled: 'It was cancelled, and nothing of it was kept.',
  diskFull:
    'There is no space left on the disk, so the recording was not kept. Free some space, then try again.',
  readOnly:
    'Ringnote may not write in the folder it has to write to. Allow writing there, or choose another folder, then try again.',
  failed:
    'The recording could not be stored ({{detail}}). Try again; if it keeps happening, start Ringnote anew.',
  sourceGone:
    'The file could not be read: it is gone, or Ringnote may not open it. Look where it is, then try again.',
  duplicate:
    'This recording is already attached to this call, as “{{name}}”. It was not added a second time.',
  memoWaits:
    'It cannot be written just now. What was spoken is safe on the disk, and comes into the call log when Ringnote starts next.',
  stopped: 'The recording was broken off, because its parts did not arrive in order. Try again.',
  lost: 'The file of this recording is gone: it was moved or deleted outside Ringnote. Put it back to play it again.',
  closed:
    'The recordings are closed, so this was not done. Start Ringnote again; everything saved before is safe.',
  dialog: { sound: 'Sound files', all: 'All files' },
  decode: {
    damaged: 'The sound in this file is damaged and cannot be decoded. Try to get the file again.',
    unsupported: 'This file is coded in a way that cannot be decoded here. Save it in another format first.',
    failed: 'Decoding this file failed, and the reason is in the log file. Try again later.',
  },
} as const;
