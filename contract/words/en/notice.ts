/** What the person should know that no call tells: banners above the pages. */
export const notice = {
  settingsFaults: {
    title: 'Some settings could not be read',
    body: 'In {{file}} these were not as expected and have their usual values now: {{fields}}. Please set them again in Settings; the file as it was is kept as {{kept}}.',
  },
  settingsNewer: {
    title: 'These settings are from a newer Ringnote',
    body: 'What this version knows of them is used. The newer file is kept as {{kept}}; put it back before you start the newer version again.',
  },
  settingsCorrupt: {
    title: 'Your settings could not be read',
    body: 'The settings file was damaged. It is kept as {{kept}}, and Ringnote started with its usual settings. Your calls and notes are not affected; please look through Settings once.',
  },
  storageFull: {
    title: 'The disk is full',
    body: 'Calls go on and are kept in memory until there is room. Free some space; please do not quit Ringnote before this message goes.',
  },
  storageFailed: {
    title: 'The call log cannot be written to',
    body: 'Calls go on and are kept in memory; Ringnote tries again every second. {{why}}',
  },
  sound: {
    no_microphone: {
      title: 'No microphone was found',
      body: 'You can hear the other side, but they cannot hear you. Plug in a headset, then call again.',
    },
    microphone_denied: {
      title: 'The microphone is switched off for Ringnote',
      body: 'The other side cannot hear you. Allow the microphone for Ringnote in the system settings, then call again.',
    },
    microphone_failed: {
      title: 'The microphone could not be opened',
      body: 'The other side cannot hear you. Another program may be using it: close that one, then call again.',
    },
    no_audio_from_remote: {
      title: 'No sound arrives from the other side',
      body: 'The call stands, but no audio comes in. A firewall may be in the way; hang up and call again.',
    },
  },
} as const;
